import { expect, test } from "vitest";
import { briefOf, talk } from "./talk";

const CLAIRE = { name: "Dr Claire Aubry", role: "urgences", phone: "+33465711842" };
const LEO = { name: "Léo Caron", role: "comptabilité", phone: "+33465711843" };
const SUNDAY_EVENING_MS = Date.parse("2026-11-22T20:00:00+01:00");

test("a caller who wants a person is put through", async () => {
  const call = await talk(briefOf("dentist", "fr", { profile: { staff: [CLAIRE] } }), [
    "je voudrais parler à quelqu'un",
  ]);
  expect(call.last).toBe("Je vous passe Dr Claire Aubry, un instant s’il vous plaît.");
  expect(call.tools).toMatchObject([{ name: "transfer_call", result: { phone: CLAIRE.phone } }]);
});

test("of several people the one who is named is rung, and one is asked for where none is", async () => {
  const brief = briefOf("dentist", "fr", { profile: { staff: [CLAIRE, LEO] } });
  expect((await talk(brief, ["Passez-moi Léo s'il vous plaît"])).tools[0]?.result.phone).toBe(LEO.phone);
  const call = await talk(brief, ["je veux parler à un humain", "à la compta"]);
  expect(call.answers[0]).toBe("À qui souhaitez-vous parler : Dr Claire Aubry, urgences ou Léo Caron, comptabilité ?");
  expect(call.tools.at(-1)?.result.phone).toBe(LEO.phone);
});

test("with nobody to put through to, a message is taken", async () => {
  const call = await talk(briefOf("medical"), [
    "je voudrais parler au médecin",
    "J'aimerais avoir les résultats de ma radio",
    "Sophie Bernard",
    "06 12 34 56 78",
    "oui",
  ]);
  expect(call.answers[0]).toMatch(/^Je ne peux pas vous passer quelqu’un, .* Quel message dois-je transmettre \?$/);
  expect(call.tools.at(-1)).toMatchObject({
    name: "take_message",
    arguments: {
      callerName: "Sophie Bernard",
      callbackNumber: "+33612345678",
      message: "J'aimerais avoir les résultats de ma radio",
    },
  });
});

test("a transfer that nobody took ends in a message, with an apology", async () => {
  const brief = briefOf("dentist", "fr", { profile: { staff: [CLAIRE] } });
  const before = await talk(brief, ["passez-moi quelqu'un"]);
  const call = await talk(brief, ["", "j'ai une question sur ma facture", "Jean Durand", "06 12 34 56 78", "oui"], {
    cue: "transfer-failed",
    before: { memory: before.memory, earlierTools: before.tools },
  });
  expect(call.answers[0]).toBe(
    "Je suis désolée, personne ne répond pour le moment. Je prends votre message. Quel message dois-je transmettre ?",
  );
  expect(call.used.at(-1)).toBe("take_message");
});

test("a toothache is put through at once when somebody is there", async () => {
  const call = await talk(briefOf("dentist", "fr", { profile: { staff: [LEO, CLAIRE] } }), [
    "J'ai très mal à une dent",
    "oui",
  ]);
  expect(call.answers[0]).toBe("Je comprends, c’est urgent. Voulez-vous que je vous passe Dr Claire Aubry ?");
  expect(call.tools[0]?.result.phone).toBe(CLAIRE.phone);
});

test("a leak with nobody there becomes a message marked as urgent", async () => {
  const call = await talk(briefOf("plumbing", "en"), [
    "Hi, my kitchen is flooding",
    "Tom Baker",
    "06 12 34 56 78",
    "yes",
    "thanks bye",
  ]);
  expect(call.answers[0]).toBe("I understand, this is urgent. What name is it, please?");
  expect(call.tools[0]?.arguments.message).toBe("URGENT: Hi, my kitchen is flooding");
});

test("an urgent caller who will not be put through leaves a message", async () => {
  const call = await talk(briefOf("garage", "fr", { profile: { staff: [LEO] } }), [
    "Je suis en panne sur l'autoroute",
    "non",
    "Jean Petit",
    "06 12 34 56 78",
    "oui",
  ]);
  expect(call.answers[1]).toBe("À quel nom, s’il vous plaît ?");
  expect(call.tools.at(-1)?.arguments.message).toBe("URGENT : Je suis en panne sur l'autoroute");
});

test("a life in danger is sent to the emergency services first", async () => {
  const french = await talk(briefOf("medical"), ["Mon mari a une douleur dans la poitrine"]);
  expect(french.last).toContain("raccrochez et appelez le 15 ou le 112");
  const british = await talk(briefOf("medical", "en", { country: "GB" }), ["My husband has chest pain"]);
  expect(british.last).toContain("hang up and call 999 or 112");
});

test("the price of a leak detection is a price, and no emergency", async () => {
  const call = await talk(briefOf("plumbing"), ["C'est combien une recherche de fuite ?"]);
  expect(call.last).toContain("Recherche de fuite : c’est à partir de 180 euros");
});

test("a message dictated in one go needs only a name and a number", async () => {
  const call = await talk(briefOf("legal", "fr", { from: "+33612345678" }), [
    "Bonjour, pouvez-vous dire à maître Delmas que le dossier est complet ?",
    "Paul Petit",
    "oui",
  ]);
  expect(call.tools).toMatchObject([{ name: "take_message", arguments: { message: "le dossier est complet" } }]);
  expect(call.answers[1]).toBe("Merci, Paul Petit. Je vous rappelle au 06, 12, 34, 56, 78 ?");
});

test("an appointment already made is changed by the team: the caller's words are passed on", async () => {
  for (const line of [
    "je voudrais annuler mon rendez-vous de demain",
    "j'ai rendez-vous à 10h et je vais être en retard",
  ]) {
    const call = await talk(briefOf("medical"), [line, "Paul Petit", "06 12 34 56 78", "oui"]);
    expect(call.answers[0]).toContain("C’est l’équipe qui s’occupe des rendez-vous déjà pris");
    expect(call.tools).toMatchObject([{ name: "take_message", arguments: { message: line } }]);
    expect(call.booked).toEqual([]);
  }
});

test("closed and on message duty, she says when it opens and takes what is wanted as a message", async () => {
  const brief = briefOf("dentist", "fr", { duty: "message", profile: { staff: [CLAIRE] } });
  const call = await talk(
    brief,
    ["Bonjour je voudrais un rendez-vous pour un détartrage", "Paul Martin", "06 12 34 56 78", "oui", "non merci"],
    { nowMs: SUNDAY_EVENING_MS },
  );
  expect(call.answers[0]).toBe(
    "Nous sommes fermés en ce moment. Nous rouvrons demain à 9 heures. Je note votre demande pour l’équipe. À quel nom, s’il vous plaît ?",
  );
  expect(call.used).toEqual(["check_opening", "take_message", "end_call"]);
  expect(call.booked).toEqual([]);
});

test("closed and on message duty, nobody is rung", async () => {
  const brief = briefOf("beauty", "en", { duty: "message", profile: { staff: [CLAIRE] } });
  const call = await talk(brief, ["Can I speak to someone?", "Kate", "06 12 34 56 78", "yes"], {
    nowMs: SUNDAY_EVENING_MS,
  });
  expect(call.used).not.toContain("transfer_call");
  expect(call.used.at(-1)).toBe("take_message");
});
