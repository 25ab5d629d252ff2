/** `npm run test:e2e` builds, starts a stack and says where it is; the journeys never start one themselves. */
export default function requireStack(): void {
  const { APP_ORIGIN, FAKES_ORIGIN } = process.env;
  if (!APP_ORIGIN || !FAKES_ORIGIN)
    throw new Error("Run the journeys with `npm run test:e2e`, which starts their stack.");
}
