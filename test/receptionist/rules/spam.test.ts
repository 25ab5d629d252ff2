import { expect, test } from "vitest";
import { briefOf, talk } from "./talk";

const STAFF = [{ name: "Claire Aubry", role: "gérante", phone: "+33465711842" }];
const REFUSAL = "Merci, mais cela ne nous intéresse pas. Au revoir.";

test.each([
  "Bonjour je vous appelle de la part de votre référencement Google",
  "Je suis bien chez le gérant ? c'est pour vos panneaux solaires",
  "Passez-moi le responsable, c'est pour une offre d'énergie",
  "Tapez 1 pour parler à un conseiller",
])("a sales call is refused in one sentence, and put through to nobody: %s", async (line) => {
  const call = await talk(briefOf("dentist", "fr", { profile: { staff: STAFF } }), [line]);
  expect(call.last).toBe(REFUSAL);
  expect(call.tools.map(({ name, arguments: given }) => [name, given.reason])).toEqual([["end_call", "spam"]]);
});

test("a sales call in English is refused, outside hours as well", async () => {
  for (const duty of ["full", "message"] as const) {
    const call = await talk(briefOf("legal", "en", { duty }), ["This is about your Google business listing"]);
    expect(call.last).toBe("Thank you, but we are not interested. Goodbye.");
    expect(call.used).toEqual(["end_call"]);
  }
});

test("what is sold may be said in the second line", async () => {
  const call = await talk(briefOf("garage"), ["Passez-moi le responsable", "c'est pour une offre d'énergie"]);
  expect(call.last).toBe(REFUSAL);
});

test("a client who mentions Google, or asks for the manager, is served", async () => {
  const found = await talk(briefOf("hair-salon"), ["Je vous ai trouvé sur Google, je voudrais une coupe femme"]);
  expect(found.used).not.toContain("end_call");
  const complaint = await talk(briefOf("garage", "fr", { profile: { staff: STAFF } }), [
    "Passez-moi la gérante, j'ai une réclamation",
  ]);
  expect(complaint.used).toEqual(["transfer_call"]);
});

test("a caller with an errand is no salesman, whatever is said later", async () => {
  const call = await talk(briefOf("real-estate"), [
    "Je voudrais laisser un message : dites que je passerai demain",
    "C'est pour vos panneaux solaires",
    "Paul Durand",
  ]);
  expect(call.used).not.toContain("end_call");
});
