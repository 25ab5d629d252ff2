/** Every table, in one namespace: what drizzle-kit writes migrations from, and what `Db` knows. */
export * from "./analytics/analytics.sql.ts";
export * from "./audit/audit.sql.ts";
export * from "./auth/auth.sql.ts";
export * from "./calendar/calendar.sql.ts";
export * from "./calls/calls.sql.ts";
export * from "./identities/identities.sql.ts";
export * from "./integrations/integrations.sql.ts";
export * from "./jobs/jobs.sql.ts";
export * from "./mail/mail.sql.ts";
export * from "./mfa/mfa.sql.ts";
export * from "./numbers/numbers.sql.ts";
export * from "./onboarding/onboarding.sql.ts";
export * from "./operations/operations.sql.ts";
export * from "./orgs/orgs.sql.ts";
export * from "./receptionists/receptionists.sql.ts";
