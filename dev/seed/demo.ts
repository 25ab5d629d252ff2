/** The demo account's log-in: printed by `npm start`, used by the journeys. Exists on a developer's machine only. */
export const DEMO_LOGIN = { email: "demo@avafirst.example", password: "bonjour-ava-2026" };

/** The owner of an organisation that `npm run seed -- --calls <total>` fills. */
export const manyLogin = (total: number) => ({
  email: `calls-${total}@avafirst.example`,
  password: DEMO_LOGIN.password,
});
