import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import * as z from "zod";
import { replyWithFailure } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { translatorFor } from "~/i18n/i18n.server";
import { ownPath } from "~/own-path";
import { SignUp } from "../../worker/auth/auth.schema";

const speaking = (language: string) =>
  translatorFor(new Request("http://ava.test/", { headers: { Cookie: `ava_lang=${language}` } }));

const typed = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

test("each field says what is wrong in the reader's language", async () => {
  const form = typed({ email: "marion@", password: "court", name: "" });
  const french = parseWithZod(form, { schema: SignUp, error: fieldErrors(await speaking("fr")) }).reply().error;
  expect(french?.email).toEqual(["Saisissez une adresse comme prenom@exemple.fr."]);
  expect(french?.password).toEqual(["Saisissez au moins 8 caractères."]);
  expect(french?.name).toEqual(["Ce champ est nécessaire."]);
  const english = parseWithZod(form, { schema: SignUp, error: fieldErrors(await speaking("en")) }).reply().error;
  expect(english?.password).toEqual(["Use at least 8 characters."]);
});

test("what the API alone knows of a field is said under that field, and the rest above the form", async () => {
  const t = await speaking("fr");
  const submission = parseWithZod(typed({ email: "a@b.fr", password: "motdepasse", name: "Marion" }), {
    schema: SignUp,
  });
  const issues = [{ path: "password", message: "is too common" }];
  const refused = replyWithFailure(submission, { code: "invalid_input", requestId: "request-1", issues, hints: [] }, t);
  expect(JSON.stringify(refused)).not.toContain("motdepasse");
  expect(refused.error?.password).toEqual(["Ce mot de passe est trop courant. Choisissez-en un autre."]);
  const whole = replyWithFailure(
    submission,
    { code: "too_many_requests", requestId: "request-1", issues: [], hints: [] },
    t,
  ).error;
  expect(whole?.[""]).toEqual(["Trop d’essais en peu de temps. Patientez une minute, puis recommencez."]);
});

test("a number that Ava does not ring is said under its own field, in a list as well", async () => {
  const schema = z.object({ staff: z.array(z.object({ phone: z.string() })) });
  const submission = parseWithZod(typed({ "staff[0].phone": "06 12 34 56 78", "staff[1].phone": "0899 12 34 56" }), {
    schema,
  });
  const issues = [{ path: "staff.1.phone", message: "must not be" }];
  const failure = { code: "invalid_input" as const, requestId: "request-1", issues, hints: [] };
  const said = async (language: string) => replyWithFailure(submission, failure, await speaking(language)).error;
  expect(await said("fr")).toEqual({
    "staff[1].phone": ["Ava n’appelle pas ce numéro\u00a0: ni surtaxé, ni à coût partagé, ni court ou d’urgence."],
  });
  expect(await said("en")).toMatchObject({ "staff[1].phone": [expect.stringMatching(/does not ring/)] });
});

test("a form or a link never leads to another site", () => {
  expect(ownPath("/calls?status=ended", "/dashboard")).toBe("/calls?status=ended");
  for (const to of [
    "//evil.example",
    "/\\evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "",
    null,
  ])
    expect(ownPath(to, "/dashboard"), String(to)).toBe("/dashboard");
});
