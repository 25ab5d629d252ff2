import { afterAll, beforeAll, expect, test } from "vitest";
import { buildWorkers } from "../../dev/build";
import { findFreePorts } from "../../dev/ports";
import { type Stack, startStack } from "../../dev/stack";
import { users } from "../../worker/auth/auth.sql.ts";
import { hashPassword } from "../../worker/auth/password";
import { newUser } from "../../worker/auth/sign-up.service";
import { openDb } from "../../worker/db";
import { freshPlace } from "./product";
import { median, rankSumZ } from "./rank-sum";

/**
 * No answer, and no time that an answer takes, tells whether an account exists (OWASP ASVS 5.0, 6.3.8). Measured over HTTP on the
 * product itself: known and unknown people ask in a shuffled order, and the durations of both are compared. Two groups of unknown
 * people are compared in the same way and in the same run, so that a machine that is busy is not taken for one that tells.
 */

/** So many of each group; fewer where each answer costs a tenth of a second, all of which a missing hash would save. */
const PER_GROUP = 12;
const PER_HASHED_GROUP = 8;
/** One pair of equal distributions in forty gets beyond this by accident, fewer with a gap too, and hardly any twice. */
const MOST_Z = 2.25;
/** A stranger has a handful of tries an hour at each address (worker/throttle/budgets.ts): less than this drowns in the network. */
const NOTICEABLE_MS = 3;
/** A gap counts where it is so many times the one between two groups of unknown people: the machine's own unrest. */
const CONTROL_FACTOR = 3;

const PASSWORD = "une phrase que personne ne devine";
const WRONG_PASSWORD = "une autre que personne ne devine";

type Somebody = { email: string; phone: string };

type Route = { path: string; status: number; body: (somebody: Somebody) => object; hashes?: true };

const ROUTES: Route[] = [
  { path: "/auth/login", hashes: true, status: 401, body: ({ email }) => ({ email, password: WRONG_PASSWORD }) },
  {
    path: "/auth/signup",
    hashes: true,
    status: 201,
    body: ({ email }) => ({ email, password: PASSWORD, name: "Camille" }),
  },
  { path: "/auth/magic-link/send", status: 202, body: ({ email }) => ({ email }) },
  { path: "/auth/password/forgot", status: 202, body: ({ email }) => ({ email }) },
  { path: "/auth/phone/send", status: 202, body: ({ phone }) => ({ phone }) },
];

const place = await freshPlace();
let stack: Stack;
let apiOrigin: string;

beforeAll(async () => {
  await buildWorkers();
  const [apiPort = 0, fakesPort = 0] = await findFreePorts(2);
  const settings = {
    port: place.port,
    apiPort,
    fakesPort,
    dataDir: place.dataDir,
    callSpeed: 1,
    brain: "rules" as const,
    mailProvider: "resend" as const,
  };
  stack = await startStack(settings, { pages: false });
  apiOrigin = stack.apiOrigin;
}, 120_000);

afterAll(async () => {
  await stack?.stop();
  place[Symbol.dispose]();
});

let people = 0;
/** Somebody whom nobody asked about before: what was asked once is counted, and may be remembered. */
function somebody(): Somebody {
  people += 1;
  const number = String(people).padStart(4, "0");
  return { email: `person-${number}@example.org`, phone: `+3361234${number}` };
}

/** The same people with accounts. */
async function withAccounts(known: Somebody[]): Promise<Somebody[]> {
  const passwordHash = await hashPassword(PASSWORD);
  const createdAt = new Date();
  const db = openDb((await stack.env()).DB);
  for (const { email, phone } of known) {
    const user = { ...newUser({ name: "Camille", locale: "fr", createdAt }), email, phone, passwordHash };
    await db.insert(users).values({ ...user, emailVerifiedAt: createdAt });
  }
  return known;
}

/** What a stranger sees of an answer: all but what names the request or the one who was asked about. */
type Seen = { status: number; headers: string; body: string };

async function ask(path: string, body: object, { email, phone }: Somebody): Promise<{ seen: Seen; ms: number }> {
  people += 1;
  const headers = {
    "Content-Type": "application/json",
    Origin: stack.origin,
    "CF-Connecting-IP": `10.1.${people >> 8}.${people & 255}`,
    Connection: "close",
  };
  const startedAt = performance.now();
  const answer = await fetch(`${apiOrigin}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await answer.text();
  const ms = performance.now() - startedAt;
  const said = text
    .replaceAll(email, "<email>")
    .replaceAll(phone, "<phone>")
    .replace(/"requestId":"[^"]+"/, "");
  const names = [...answer.headers.keys()].sort().join(" ");
  return { seen: { status: answer.status, headers: names, body: said }, ms };
}

const shuffled = <T>(items: T[]): T[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

/** What one round found: medians, how far the known stand out among the unknown, and how far apart two halves of the unknown are. */
type Figures = { knownMs: number; unknownMs: number; z: number; unrestMs: number; controlZ: number };

async function measure({ path, status, body, hashes }: Route): Promise<Figures> {
  const perGroup = hashes ? PER_HASHED_GROUP : PER_GROUP;
  const group = () => Array.from({ length: perGroup }, somebody);
  const groups = { known: await withAccounts(group()), unknown: group(), control: group() };
  // The first ones wake what sleeps.
  for (const one of [somebody(), somebody()]) await ask(path, body(one), one);

  const times: Record<keyof typeof groups, number[]> = { known: [], unknown: [], control: [] };
  const seen = new Set<string>();
  for (let turn = 0; turn < perGroup; turn += 1)
    for (const name of shuffled(["known", "unknown", "control"] as const)) {
      const one = groups[name][turn] ?? somebody();
      const answer = await ask(path, body(one), one);
      times[name].push(answer.ms);
      seen.add(JSON.stringify(answer.seen));
    }
  expect([...seen], "all are answered alike").toHaveLength(1);
  expect([...seen][0]).toContain(`"status":${status}`);

  const unknown = [...times.unknown, ...times.control];
  return {
    knownMs: median(times.known),
    unknownMs: median(unknown),
    z: rankSumZ(times.known, unknown),
    unrestMs: Math.abs(median(times.unknown) - median(times.control)),
    controlZ: rankSumZ(times.unknown, times.control),
  };
}

/** Whether the durations of one round give the known away. */
const tells = ({ knownMs, unknownMs, z, unrestMs }: Figures): boolean =>
  Math.abs(z) > MOST_Z && Math.abs(knownMs - unknownMs) > Math.max(NOTICEABLE_MS, CONTROL_FACTOR * unrestMs);

test.each(ROUTES)("neither what POST $path answers nor when tells whether somebody has an account", async (route) => {
  const figures = await measure(route);
  // What one round takes for a difference, a second one with other people must find as well.
  const rounds = tells(figures) ? [figures, await measure(route)] : [figures];
  expect(rounds.every(tells), JSON.stringify(rounds)).toBe(false);
});
