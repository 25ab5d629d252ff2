import { expect, test } from "vitest";
import { summaryOf } from "../../../receptionist/rules/summary";
import { briefOf, talk } from "./talk";

const BOOKING = ["un rendez-vous pour un détartrage jeudi à 10 heures", "Camille Martin"];

test("who has no telephone gives an e-mail address, which is read back and stands in the appointment's note", async () => {
  const call = await talk(briefOf("dentist"), [
    ...BOOKING,
    "je n'ai pas de téléphone, je vous donne mon mail : camille point martin arobase orange point fr",
    "oui",
  ]);
  expect(call.answers[2]).toBe("Je note camille point martin, arobase, orange point fr, c’est bien ça ?");
  expect(call.booked).toMatchObject([{ callerPhone: null, note: "E-mail : camille.martin@orange.fr" }]);
});

test("an address comes in pieces, and one letter of it is put right", async () => {
  const call = await talk(briefOf("dentist", "fr", { from: "+33612345678" }), [
    ...BOOKING,
    "par mail plutôt",
    "camille point martin",
    "arobase orange point fr",
    "non, martin avec un y",
    "oui c'est ça",
  ]);
  expect(call.answers.slice(2, 6)).toEqual([
    "À quelle adresse e-mail peut-on vous écrire ?",
    "J’ai camille point martin, et ensuite ?",
    "Je note camille point martin, arobase, orange point fr, c’est bien ça ?",
    "Je note c, a, m, i, l, l, e, point, m, a, r, t, y, n, arobase, orange point fr, c’est bien ça ?",
  ]);
  expect(call.booked).toMatchObject([{ callerName: "Camille Martin", note: "E-mail : camille.martyn@orange.fr" }]);
});

test("an address that was wrong twice is spelled letter by letter", async () => {
  const call = await talk(briefOf("hair-salon", "en"), [
    "I'd like to leave a message",
    "Please tell her that I found a scarf",
    "My name is Anna Berg",
    "can you e-mail me at anna dot berg at example dot com",
    "no",
    "anna dot birg at example dot com",
    "no, that's wrong",
    "a n n a dot b u r g at example dot com",
    "yes",
  ]);
  expect(call.answers[3]).toBe("I have anna dot berg, at, example dot com, is that right?");
  expect(call.answers[4]).toBe("What is the right address?");
  expect(call.answers[6]).toBe("Could you spell the address for me, letter by letter?");
  expect(call.tools.find(({ name }) => name === "take_message")?.arguments).toEqual({
    callerName: "Anna Berg",
    callerEmail: "anna.burg@example.com",
    message: "I found a scarf",
  });
});

test("an address in the message itself is the caller's own when they say so, and somebody else's when not", async () => {
  const own = await talk(briefOf("legal", "en"), [
    "I'd like to leave a message",
    "It's about a contract. You can email me at anna dot berg at example dot com.",
    "Anna Berg",
    "yes",
  ]);
  expect(own.answers[2]).toContain("I have anna dot berg, at, example dot com, is that right?");
  expect(own.tools.at(-1)?.arguments).toMatchObject({ callerEmail: "anna.berg@example.com" });
  const other = await talk(briefOf("legal", "en"), [
    "I'd like to leave a message",
    "Please send the contract to anna dot berg at example dot com.",
    "Anna Berg",
  ]);
  expect(other.last).toContain("Which number can we reach you on?");
});

test("a number instead of the address is taken, and asked for when no address is ever understood", async () => {
  const instead = await talk(briefOf("dentist"), [
    ...BOOKING,
    "mon mail c'est camille at gmail point com",
    "finalement plutôt le 06 12 34 56 78",
    "oui",
  ]);
  expect(instead.booked).toMatchObject([{ callerPhone: "+33612345678", note: null }]);
  const address = "camille arobase gmail point com";
  const lost = await talk(briefOf("dentist"), [
    ...BOOKING,
    "par mail plutôt",
    ...[address, "non", address, "non", address, "non", address, "non"],
  ]);
  expect(lost.last).toBe("À quel numéro peut-on vous joindre ?");
});

test("a request says that the team will write, and its summary holds the address", async () => {
  const brief = briefOf("legal");
  const call = await talk(brief, [
    "un rendez-vous pour un divorce",
    "mardi matin",
    "Jean Petit",
    "par mail, jean@petit.fr",
    "oui",
  ]);
  expect(call.last).toContain("L’équipe vous écrira pour fixer le rendez-vous.");
  const { summary } = summaryOf({ brief, language: "fr", history: [], tools: call.tools });
  expect(summary).toContain("E-mail : jean@petit.fr.");
});

test("a model's call goes on with the address that was dictated to it", async () => {
  const history = [
    { role: "caller" as const, text: "Je voudrais laisser un message, ma commande n'est pas arrivée" },
    { role: "ava" as const, text: "À quelle adresse e-mail peut-on vous répondre ?" },
    { role: "caller" as const, text: "camille point martin arobase orange point fr, je m'appelle Camille Martin" },
    { role: "ava" as const, text: "Je note camille point martin arobase orange point fr, c’est bien ça ?" },
  ];
  const call = await talk(briefOf("restaurant"), ["oui"], { before: { history } });
  expect(call.tools.map(({ arguments: given }) => given)).toMatchObject([
    { callerName: "Camille Martin", callerEmail: "camille.martin@orange.fr" },
  ]);
});
