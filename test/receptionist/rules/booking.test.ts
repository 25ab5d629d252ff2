import { expect, test } from "vitest";
import { briefOf, calendarOf, MONDAY_MS, talk } from "./talk";

const at = (local: string): number => Date.parse(`${local}:00+01:00`);
const PHONE = "+33612345678";

test("a dentist's caller books a scale and polish step by step", async () => {
  const call = await talk(briefOf("dentist"), [
    "Bonjour, je voudrais un rendez-vous pour un détartrage",
    "jeudi matin",
    "celui de 10 heures",
    "Martin",
    "06 12 34 56 78",
    "oui c'est ça",
    "non merci, au revoir",
  ]);
  expect(call.answers).toEqual([
    "Quel jour vous arrangerait ?",
    "Détartrage : je peux vous proposer jeudi 26 novembre à 9 heures, 10 heures ou 11 heures. Lequel préférez-vous ?",
    "Je retiens jeudi 26 novembre à 10 heures. À quel nom, s’il vous plaît ?",
    "Merci, Martin. À quel numéro peut-on vous joindre ?",
    "Je note le 06, 12, 34, 56, 78, c’est bien ça ?",
    "C’est réservé : Détartrage, jeudi 26 novembre à 10 heures, au nom de Martin. Puis-je faire autre chose pour vous ?",
    "Merci de votre appel, au revoir.",
  ]);
  expect(call.used).toEqual(["find_slots", "book_appointment", "end_call"]);
  expect(call.booked).toMatchObject([{ startMs: at("2026-11-26T10:00"), callerName: "Martin", callerPhone: PHONE }]);
});

test("a hair salon's caller says which cut, moves to the afternoon, takes the first, and hangs up with the yes", async () => {
  const call = await talk(briefOf("hair-salon"), [
    "Bonjour, je voudrais une coupe",
    "pour mon fils",
    "samedi matin",
    "plutôt l'après-midi",
    "oui le premier",
    "c'est Sonia Belkacem",
    "le 07 68 90 12 34",
    "c'est ça, merci au revoir",
  ]);
  expect(call.answers[0]).toBe("Très bien. Est-ce pour Coupe femme, Coupe homme ou Coupe enfant ?");
  expect(call.answers[3]).toContain("samedi 28 novembre à 13 heures, 14 heures ou 15 heures");
  expect(call.last).toMatch(/^C’est réservé : .* Merci de votre appel, et bonne journée !$/);
  expect(call.used.at(-1)).toBe("end_call");
  expect(call.booked).toMatchObject([{ service: "Coupe enfant, moins de 12 ans", startMs: at("2026-11-28T13:00") }]);
});

test("a table at eight on a Saturday is in the evening, and the party's size is passed on", async () => {
  const call = await talk(briefOf("restaurant"), [
    "Bonsoir, je voudrais réserver une table pour 4 personnes samedi à 8 heures",
    "au nom de Girard",
    "06 12 34 56 78",
    "oui",
  ]);
  expect(call.answers[0]).toContain("c’est possible samedi 28 novembre à 20 heures");
  expect(call.booked).toMatchObject([
    { startMs: at("2026-11-28T20:00"), note: expect.stringContaining("4 personnes") },
  ]);
});

test("a vet's caller turns down what is offered and names a day and time", async () => {
  const call = await talk(briefOf("veterinary"), [
    "Bonjour c'est pour vacciner mon chien",
    "demain matin",
    "non",
    "jeudi à 15h",
    "Julie Roux",
    "06 12 34 56 78",
    "oui c'est bon",
  ]);
  expect(call.answers[2]).toBe("Quel autre jour vous arrangerait ?");
  expect(call.answers[3]).toContain("c’est possible jeudi 26 novembre à 15 heures");
  expect(call.booked).toMatchObject([{ service: "Vaccin du chien", startMs: at("2026-11-26T15:00") }]);
});

test("an estate agency books a valuation in English", async () => {
  const call = await talk(briefOf("real-estate", "en"), [
    "Hello, I would like a valuation",
    "Friday afternoon please",
    "the second one",
    "Emma Clarke",
    "zero six twelve thirty-four fifty-six seventy-eight",
    "correct",
    "no that's all, bye",
  ]);
  expect(call.answers[1]).toContain("For Sale valuation, I can offer Friday, November 27 at");
  expect(call.last).toBe("Thank you for calling. Goodbye.");
  expect(call.booked).toMatchObject([{ service: "Sale valuation", callerName: "Emma Clarke", callerPhone: PHONE }]);
});

test("service and day are changed in the middle of it", async () => {
  const call = await talk(briefOf("dentist"), [
    "Je voudrais un rendez-vous pour un détartrage",
    "en fait plutôt pour une carie",
    "jeudi 26 à 10 heures",
    "en fait plutôt vendredi à 11 heures",
    "Paul Martin",
    "06 12 34 56 78",
    "oui",
  ]);
  expect(call.booked).toMatchObject([{ service: "Soin d’une carie", startMs: at("2026-11-27T11:00") }]);
});

test("a question in mid-booking is answered, and the booking goes on where it was", async () => {
  const call = await talk(briefOf("dentist"), [
    "je voudrais prendre rendez-vous",
    "en fait c'est pour connaître vos horaires",
    "un détartrage",
    "mardi 24 novembre à 14 h 30",
    "c'est combien déjà ?",
    "Madame Lefèvre",
    "06 12 34 56 78",
    "oui",
  ]);
  expect(call.answers[1]).toMatch(/^Du lundi au jeudi de 9 heures .* Pour quelle prestation \?$/);
  expect(call.answers[4]).toBe(
    "Détartrage : c’est 28 euros 92, et il faut compter 30 minutes. À quel nom, s’il vous plaît ?",
  );
  expect(call.booked).toMatchObject([{ callerName: "Madame Lefèvre", startMs: at("2026-11-24T14:30") }]);
});

test("a slot that goes while the caller dictates is not promised: the next ones are offered", async () => {
  const calendar = calendarOf();
  let isFirst = true;
  const rush = {
    ...calendar,
    book: async (appointment: Parameters<typeof calendar.book>[0]) => {
      if (!isFirst) return calendar.book(appointment);
      isFirst = false;
      return "taken" as const;
    },
  };
  const call = await talk(
    briefOf("dentist"),
    ["un rendez-vous pour un détartrage jeudi à 10 heures", "Paul Martin", "06 12 34 56 78", "oui", "10 h 15"],
    { calendar: rush },
  );
  expect(call.answers[3]).toMatch(/^Ce créneau n’est pas libre\. .* Lequel préférez-vous \?$/);
  expect(call.answers[3]).not.toContain("réservé");
  expect(call.booked).toMatchObject([{ startMs: at("2026-11-26T10:15"), callerName: "Paul Martin" }]);
});

test("a date whose weekday is wrong is not guessed", async () => {
  const call = await talk(briefOf("dentist"), ["un rendez-vous pour un détartrage", "samedi 29 novembre"]);
  expect(call.last).toContain("dimanche 29 novembre");
  expect(call.used).toEqual([]);
});

test("a wish for what only the team can fix is written down as a request", async () => {
  const call = await talk(briefOf("restaurant"), [
    "je voudrais privatiser la salle",
    "le 12 décembre au soir",
    "Karim Benali",
    "06 12 34 56 78",
    "oui",
  ]);
  expect(call.used).toEqual(["request_appointment"]);
  expect(call.tools[0]?.arguments).toEqual({
    callerName: "Karim Benali",
    callbackNumber: PHONE,
    service: "Privatisation de la salle",
    preferredTime: "le 12 décembre au soir",
  });
  expect(call.last).not.toContain("réservé");
});

test("where the team confirms, nothing is said to be booked", async () => {
  const booking = { mode: "request" as const, noticeMin: 60, horizonDays: 30, capacity: 1 };
  const call = await talk(briefOf("medical", "en", { profile: { booking } }), [
    "I need an appointment for a vaccination tomorrow at 10 am",
    "My name is Alice Brown",
    "06 12 34 56 78",
    "yes",
  ]);
  expect(call.last).toContain("The team will confirm this appointment.");
  expect(call.booked).toMatchObject([{ status: "requested" }]);
});

test("an appointment that was made in an answer cut short is not made twice", async () => {
  const brief = briefOf("dentist");
  const calendar = calendarOf();
  const lines = ["un rendez-vous pour un détartrage jeudi à 10 heures", "Paul Martin", "06 12 34 56 78"];
  const before = await talk(brief, lines, { calendar });
  const done = await talk(brief, ["oui"], { calendar, before: { memory: before.memory, earlierTools: before.tools } });
  expect(calendar.booked.length).toBe(1);
  // The caller spoke over "C'est réservé": the rules still remember the question before it.
  const again = await talk(brief, ["oui oui"], {
    calendar,
    before: { memory: before.memory, earlierTools: done.tools },
  });
  expect(calendar.booked.length).toBe(1);
  expect(again.used.filter((name) => name === "book_appointment").length).toBe(1);
});

test("giving up in the middle leaves nothing behind", async () => {
  const call = await talk(briefOf("legal"), ["je voudrais un premier rendez-vous", "non laissez tomber", "non merci"]);
  expect(call.answers[1]).toMatch(/^D’accord, on en reste là\./);
  expect(call.used.at(-1)).toBe("end_call");
  expect(call.booked).toEqual([]);
});

test("a salon that says tu says it from the first word to the last", async () => {
  const brief = briefOf("beauty", "fr", { profile: { formality: "tu", tone: "playful" } });
  const call = await talk(brief, [
    "Salut, tu fais les ongles ?",
    "oui",
    "peu importe",
    "le deuxième",
    "Lola",
    "0612345678",
    "oui",
  ]);
  expect(call.answers.join(" ").replaceAll("rendez-vous", "")).not.toMatch(/\b(?:vous|votre|vos)\b/i);
  expect(call.booked.length).toBe(1);
});

test("times are told and booked on the business's own clock", async () => {
  const brief = briefOf("hair-salon", "en", { timeZone: "America/Montreal", country: "CA" });
  const call = await talk(brief, ["I'd like a men's cut on Friday at 10 am", "Tom", "514 555 0123", "yes"], {
    nowMs: MONDAY_MS,
  });
  expect(call.booked).toMatchObject([{ startMs: Date.parse("2026-11-27T10:00:00-05:00") }]);
});

test("a day that was said before the service is remembered", async () => {
  const call = await talk(briefOf("dentist"), [
    "Est-ce que je peux avoir un rendez-vous jeudi à 15 heures ?",
    "pour un contrôle",
  ]);
  expect(call.answers[0]).toBe("Pour quelle prestation ?");
  expect(call.answers[1]).toContain(
    "Consultation et bilan bucco-dentaire : c’est possible jeudi 26 novembre à 15 heures",
  );
});

test("a caller who does not know what to ask for gets a first visit, and one at a restaurant a table", async () => {
  const legal = await talk(briefOf("legal"), [
    "je voudrais un rendez-vous avec un avocat",
    "je ne sais pas",
    "mardi à 9 heures",
  ]);
  expect(legal.last).toContain("Premier rendez-vous : c’est possible demain à 9 heures");
  const table = await talk(briefOf("restaurant"), ["vous avez de la place demain soir pour deux ?"]);
  expect(table.last).toContain("Réservation d’une table : je peux vous proposer demain à");
});

test("a limping dog is offered a consultation, not the vaccination of dogs", async () => {
  const call = await talk(briefOf("veterinary"), ["Bonjour, mon chien boite depuis hier", "oui", "demain à 9 heures"]);
  expect(call.answers[0]).toBe("Souhaitez-vous prendre rendez-vous ?");
  expect(call.last).toContain("Consultation : c’est possible demain à 9 heures");
});

test("other times than those offered are looked for: later that day, another day, a time of her own", async () => {
  const call = await talk(briefOf("dentist"), [
    "un rendez-vous pour un bilan lundi prochain",
    "plutôt l'après-midi",
    "c'est trop tard",
    "mardi 1er décembre",
    "à 11 h 15",
    "Sandrine Petitjean, P E T I T J E A N",
    "06 12 34 56 78",
    "exactement",
  ]);
  expect(call.answers[1]).toContain("lundi 30 novembre à 14 heures, 15 heures ou 16 heures");
  expect(call.answers[2]).toBe("Quel autre jour vous arrangerait ?");
  expect(call.booked).toMatchObject([{ startMs: at("2026-12-01T11:15"), callerName: "Sandrine Petitjean" }]);
});
