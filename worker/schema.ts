/** Every table, in one namespace: what drizzle-kit writes migrations from, and what `Db` knows. */
export * from "./analytics/analytics.sql";
export * from "./auth/auth.sql";
export * from "./calls/calls.sql";
export * from "./integrations/integrations.sql";
export * from "./jobs/jobs.sql";
export * from "./numbers/numbers.sql";
export * from "./onboarding/onboarding.sql";
export * from "./orgs/orgs.sql";
export * from "./receptionists/receptionists.sql";
