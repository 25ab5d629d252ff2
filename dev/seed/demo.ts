/** The demo account's log-in: printed by `npm start`, used by the journeys. Exists on a developer's machine only. */
export const DEMO_LOGIN = { email: "demo@avafirst.example", password: "bonjour-ava-2026" };
