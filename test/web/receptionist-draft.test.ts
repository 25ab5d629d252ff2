import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { saveSection } from "~/receptionist/ava.server";
import { KnowledgeForm } from "~/receptionist/knowledge-form";
import { profileFromPreset } from "../../receptionist/profile";
import { ReceptionistProfile } from "../../receptionist/profile.schema";
import { loadContext } from "../../web/load-context";

const PUBLISHED = ReceptionistProfile.parse(
  profileFromPreset({ businessName: "Cabinet des Tilleuls", industry: "dentist", language: "fr" }),
);
const HERE = "http://ava.test/receptionist/knowledge.data?_routes=x&overtaken=2";

/** The API with one receptionist, which remembers what it was asked to write. */
function api(draft: ReceptionistProfile | null, publishing: Response = Response.json({ version: 4 })) {
  const asked: { method: string; path: string; body: unknown }[] = [];
  const context = loadContext({
    API: {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const path = new URL(request.url).pathname.replace("/api/v1/ava-profiles", "");
        if (request.method === "GET")
          return Response.json({ items: [{ id: "ava_1", profile: PUBLISHED, draft, version: 3 }] });
        const text = await request.text();
        asked.push({ method: request.method, path, body: text ? JSON.parse(text) : null });
        return path.endsWith("/publish") ? publishing : Response.json({});
      },
    },
  });
  return { context, asked };
}

async function save(context: ReturnType<typeof api>["context"], address: string, more: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ businessName: PUBLISHED.businessName, address, ...more }))
    form.set(name, value);
  const submission = parseWithZod(form, { schema: KnowledgeForm });
  const answer = await saveSection({ request: new Request(HERE), context, form, submission, section: { address } });
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer));
  return answer;
}

const toastOf = (answer: Response) => decodeURIComponent(answer.headers.get("Set-Cookie") ?? "");

test("a page's form changes its part of the draft, and keeps what other pages wrote into it", async () => {
  const { context, asked } = api({ ...PUBLISHED, instructions: "Parler lentement" });
  const answer = await save(context, "1 rue Neuve", { intent: "save", version: "3" });
  expect(asked).toEqual([
    {
      method: "PUT",
      path: "/ava_1/draft",
      body: { ...PUBLISHED, instructions: "Parler lentement", address: "1 rue Neuve" },
    },
  ]);
  expect(answer.headers.get("Location")).toBe("/receptionist/knowledge");
  expect(toastOf(answer)).toContain("Brouillon enregistré");
});

test("a draft that says what is published is given up, and with nothing to publish nothing is published", async () => {
  const changed = api({ ...PUBLISHED, address: "1 rue Neuve" });
  await save(changed.context, "", { intent: "publish", version: "3" });
  expect(changed.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(["DELETE /ava_1/draft"]);
  const unchanged = api(null);
  expect(toastOf(await save(unchanged.context, "", { intent: "publish", version: "3" }))).toContain("Rien de nouveau");
  expect(unchanged.asked).toEqual([]);
});

test("publishing saves first, and names the version that its owner was looking at", async () => {
  const { context, asked } = api(null);
  const answer = await save(context, "1 rue Neuve", { intent: "publish", version: "2" });
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(["PUT /ava_1/draft", "POST /ava_1/publish"]);
  expect(asked[1]?.body).toEqual({ version: 2 });
  expect(toastOf(answer)).toContain("La version 4 répond");
});

test("when somebody else published meanwhile, the page says so and the draft is kept", async () => {
  const refusal = { error: { code: "conflict", message: "Another version", requestId: "request-1" } };
  const { context, asked } = api(null, Response.json(refusal, { status: 409 }));
  const answer = await save(context, "1 rue Neuve", { intent: "publish", version: "2" });
  expect(asked[0]?.method).toBe("PUT");
  expect(answer.headers.get("Location")).toBe("/receptionist/knowledge?overtaken=2");
  expect(answer.headers.get("Set-Cookie")).toBeNull();
});
