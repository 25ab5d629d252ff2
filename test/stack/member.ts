import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import * as z from "zod";

/** Where a product listens. */
export type Place = { origin: string; fakesOrigin: string };

/** Somebody who is logged in, and what a browser would send for them. */
export type Member = {
  headers: { Cookie: string; Origin: string };
  /** `api("/calls")` is `GET /api/v1/calls`; with a body it posts JSON, unless another method is named. */
  api: (path: string, body?: unknown, method?: "DELETE") => Promise<Response>;
};

const send = (origin: string, path: string, body: unknown, headers: Record<string, string>, method?: string) =>
  fetch(`${origin}/api/v1${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // workerd drops a connection after five idle seconds, just when a slow step of a test would use it again.
    headers: { "Content-Type": "application/json", Connection: "close", ...headers },
  });

function memberOf({ origin }: Place, answer: Response): Member {
  if (!answer.ok) throw new Error(`Logging in was answered ${answer.status}`);
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  const headers = { Cookie: cookies.join("; "), Origin: origin };
  return { headers, api: (path, body, method) => send(origin, path, body, headers, method) };
}

export const logIn = async (place: Place, login: { email: string; password: string }): Promise<Member> =>
  memberOf(place, await send(place.origin, "/auth/login", login, { Origin: place.origin }));

const Outbox = z.object({
  emails: z.array(z.object({ to: z.union([z.string(), z.array(z.string())]), text: z.string() })),
});

/** A new organisation with its owner, made as a person makes it: sign-up, then the link in the mail. */
export async function signUp(place: Place): Promise<Member> {
  const email = `${randomUUID()}@example.org`;
  const asked = { email, password: "un-mot-de-passe-assez-long", name: "Camille Martin" };
  const answer = await send(place.origin, "/auth/signup", asked, { Origin: place.origin });
  if (!answer.ok) throw new Error(`Signing up was answered ${answer.status}`);
  const token = await vi.waitFor(
    async () => {
      const outbox = await fetch(`${place.fakesOrigin}/outbox`, {
        headers: { Accept: "application/json", Connection: "close" },
      });
      const mail = Outbox.parse(await outbox.json()).emails.find(({ to }) => [to].flat().includes(email));
      const found = mail?.text.match(/token=([\w.~-]+)/)?.[1];
      if (!found) throw new Error(`No link was mailed to ${email}`);
      return found;
    },
    { timeout: 15_000, interval: 200 },
  );
  return memberOf(place, await send(place.origin, "/auth/verify-email", { token }, { Origin: place.origin }));
}
