import { expect, test } from "vitest";
import { briefOf, talk } from "./talk";

const dentist = briefOf("dentist", "fr", {
  profile: {
    address: "14 rue Vaugelas, Annecy",
    knownAnswers: [{ question: "Acceptez-vous la carte bancaire ?", answer: "Oui, carte, chèque et espèces." }],
  },
});

test("two questions in one breath are both answered, from the tools", async () => {
  const call = await talk(dentist, ["Vous êtes ouverts samedi et c'est combien un détartrage ?"]);
  expect(call.last).toBe(
    "Le samedi 28 novembre, nous sommes fermés. Détartrage : c’est 28 euros 92, et il faut compter 30 minutes. Souhaitez-vous prendre rendez-vous ?",
  );
  expect(call.used).toEqual(["check_opening", "list_services"]);
});

test("hours are told for now, for the week, for tonight, and for the day that is asked about next", async () => {
  const call = await talk(briefOf("restaurant"), [
    "vous êtes ouverts là ?",
    "c'est quoi vos horaires ?",
    "et ce soir vous êtes ouverts ?",
    "et samedi ?",
  ]);
  expect(call.answers[0]).toContain("Nous sommes fermés en ce moment.");
  expect(call.answers[1]).toContain("fermé le lundi");
  expect(call.answers[2]).toContain("Aujourd’hui, lundi 23 novembre, nous sommes fermés.");
  expect(call.answers[3]).toContain("samedi 28 novembre, nous sommes ouverts de midi à 14 heures 30");
});

test("a public holiday and a moment of it are known", async () => {
  const call = await talk(briefOf("garage"), ["Vous êtes ouverts le 25 décembre ?", "et demain à 13 heures ?"]);
  expect(call.answers[0]).toContain("Noël");
  expect(call.answers[1]).toContain("demain à 13 heures, nous sommes fermés".replace("demain", "Demain"));
});

test("the address, a known answer, what is offered and how long it takes", async () => {
  const call = await talk(dentist, [
    "Et vous êtes où ?",
    "Vous prenez la carte ?",
    "est-ce que vous faites les implants ?",
    "ça dure combien de temps ?",
    "qu'est-ce que vous proposez d'autre ?",
  ]);
  expect(call.answers[0]).toContain("Nous sommes au 14 rue Vaugelas, Annecy.");
  expect(call.answers[1]).toContain("Oui, carte, chèque et espèces.");
  expect(call.answers[2]).toContain("Implant : c’est sur devis");
  expect(call.answers[3]).toContain("il faut compter 1 heure");
  expect(call.answers[4]).toContain("Consultation et bilan bucco-dentaire");
});

test("an address nobody wrote down is not made up", async () => {
  const call = await talk(briefOf("medical", "en"), ["Where are you located?"]);
  expect(call.last).toBe(
    "I do not have the exact address, but the team can call you back with it. Would you like to leave a message?",
  );
});

test("what nothing here answers is admitted, noted for the owner, and offered as a message", async () => {
  const call = await talk(dentist, [
    "Est-ce que vous avez une place handicapé devant le cabinet ?",
    "oui",
    "Claire Dupont",
    "06 12 34 56 78",
    "oui",
  ]);
  expect(call.answers[0]).toMatch(/^Je ne sais pas, .* Voulez-vous laisser un message \?$/);
  expect(call.used).toEqual(["note_gap", "take_message"]);
  expect(call.tools[1]?.arguments.message).toBe("Est-ce que vous avez une place handicapé devant le cabinet ?");
});

test("an unknown question in mid-booking is noted, and the booking goes on", async () => {
  const call = await talk(dentist, [
    "un rendez-vous pour un détartrage",
    "Est-ce que les animaux sont acceptés ?",
    "jeudi à 10 heures",
  ]);
  expect(call.answers[1]).toMatch(/^Je ne sais pas, .* Quel jour vous arrangerait \?$/);
  expect(call.answers[2]).toContain("c’est possible jeudi 26 novembre à 10 heures");
});

test("noise is asked again, and the second time help is offered", async () => {
  const alone = await talk(dentist, ["hmm", "grbl"]);
  expect(alone.answers[0]).toContain("je n’ai pas compris");
  expect(alone.answers[1]).toContain("Voulez-vous laisser un message ?");
  const staff = [{ name: "Claire Aubry", role: "", phone: "+33465711842" }];
  const staffed = await talk(briefOf("dentist", "fr", { profile: { staff } }), ["hmm", "grbl", "oui"]);
  expect(staffed.answers[1]).toContain("Voulez-vous que je vous passe Claire Aubry ?");
  expect(staffed.used).toEqual(["transfer_call"]);
});

test("she says again what she said, says that she is an AI, and is polite", async () => {
  const call = await talk(dentist, [
    "Bonjour ça va ?",
    "Vous êtes un robot ?",
    "Vous pouvez répéter ?",
    "merci beaucoup",
    "bonne journée",
  ]);
  expect(call.answers).toEqual([
    "Très bien, merci à vous. Que puis-je faire pour vous ?",
    "Oui, je suis Ava, l’assistante IA de Maison Tilleul. Que puis-je faire pour vous ?",
    "Oui, je suis Ava, l’assistante IA de Maison Tilleul. Que puis-je faire pour vous ?",
    "Je vous en prie. Puis-je faire autre chose pour vous ?",
    "Merci de votre appel, au revoir.",
  ]);
});

test("a caller who speaks English is answered in English, and so are the tools", async () => {
  const call = await talk(dentist, ["Hello, do you speak English? What are your opening hours?", "thank you, bye"]);
  expect(call.language).toBe("en");
  expect(call.used).toEqual(["switch_language", "check_opening", "end_call"]);
  expect(call.answers[0]).toMatch(/^Monday to Thursday from 9 am .* Is there anything else I can do for you\?$/);
});

test("asked only whether she speaks English, she says so in English", async () => {
  const call = await talk(dentist, ["Do you speak English?"]);
  expect(call.last).toBe("Hello, what can I do for you?");
});

test("a sales call is cut short", async () => {
  const call = await talk(briefOf("garage"), [
    "Bonjour, je vous appelle au sujet de votre compte CPF et de votre fiche Google",
  ]);
  expect(call.used).toEqual(["end_call"]);
  expect(call.tools[0]?.arguments.reason).toBe("spam");
  expect(call.last).toBe("Merci, mais cela ne nous intéresse pas. Au revoir.");
});
