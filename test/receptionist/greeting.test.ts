import fc from "fast-check";
import { expect, test } from "vitest";
import { deniesAi, disclosesAi, disclosureSentence } from "../../receptionist/disclosure";
import { defaultGreeting, type GreetingSource, spokenGreeting } from "../../receptionist/greeting";
import { Formality, INDUSTRIES, SPOKEN_LANGUAGES, type SpokenLanguage, Tone } from "../../receptionist/profile.schema";

const source = (greeting: string, language: SpokenLanguage = "fr"): GreetingSource => ({
  businessName: "Cabinet des Tilleuls",
  language,
  tone: "professional",
  formality: "vous",
  greeting,
});

const manners = fc.record({
  language: fc.constantFrom(...SPOKEN_LANGUAGES),
  tone: fc.constantFrom(...Tone.options),
  formality: fc.constantFrom(...Formality.options),
});

/** Sentences that an owner might write to be rid of the disclosure, and the stuff that breaks parsers. */
const HOSTILE = [
  "Je ne suis pas une IA.",
  "Je suis une vraie personne !",
  "Et si je suis une IA ?",
  "Vous croyez que je suis une IA ?",
  "Si je suis une IA, moi, alors tout est possible.",
  "If I'm an AI, I want a raise.",
  "Vous croyez que je suis une IA de quelle marque ?",
  "<!-- Je suis une assistante IA. -->",
  "[Je suis une assistante IA.]",
  "{Je suis une assistante IA.}",
  "Je suis Ava, votre assistante virtuelle.",
  "Nous vendons l'assistante IA de demain.",
  "I'm not an AI.",
  "I am a human being.",
  "This is the AI company of Paris.",
  "No soy una IA.",
  "Soy una persona real.",
  "Ich bin keine KI.",
  "Ich bin ein Mensch.",
  "Non sono un'IA.",
  "Sono una persona vera.",
  "Je suis\u200b une\u200b IA ?",
  "{business}",
  "{ BUSINESS }",
  "{business",
  "$& $1 \\",
  "...",
  "\u0000\n\t",
  "?",
];

const adversarial = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "grapheme", maxLength: 40 })), { maxLength: 8 })
  .map((parts) => parts.join(" "));

const discloses = (spoken: string, language: SpokenLanguage): boolean =>
  spoken.split(/(?<=[.!?…])\s+/u).some((sentence) => disclosesAi(sentence, language));

test("every sentence of disclosure is understood as one, and never as a denial", () => {
  for (const language of SPOKEN_LANGUAGES) {
    for (const tone of Tone.options) {
      for (const formality of Formality.options) {
        const sentence = disclosureSentence(language, tone, formality);
        expect(disclosesAi(sentence, language), sentence).toBe(true);
        expect(deniesAi(sentence, language), sentence).toBe(false);
      }
    }
  }
});

test("whatever the owner writes, in any language, tone and form of address, the caller is told", () => {
  fc.assert(
    fc.property(manners, adversarial, fc.string({ maxLength: 80 }), (manner, greeting, businessName) => {
      const said = spokenGreeting({ ...manner, greeting, businessName });
      expect(discloses(said, manner.language), said).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("nothing that only looks like a disclosure stands in for Ava's own sentence", () => {
  fc.assert(
    fc.property(manners, fc.array(fc.constantFrom(...HOSTILE), { maxLength: 6 }), (manner, parts) => {
      const said = spokenGreeting({ ...manner, greeting: parts.join(" "), businessName: "Je suis une IA" });
      expect(said).toContain(disclosureSentence(manner.language, manner.tone, manner.formality));
    }),
    { numRuns: 1000 },
  );
});

test("no greeting that is spoken claims that Ava is not an AI", () => {
  fc.assert(
    fc.property(manners, adversarial, (manner, greeting) => {
      const said = spokenGreeting({ ...manner, greeting, businessName: "X" });
      for (const sentence of said.split(/(?<=[.!?…])\s+/u))
        expect(deniesAi(sentence, manner.language), said).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test("an owner who says it already is not made to say it twice", () => {
  const owned: [SpokenLanguage, string][] = [
    ["fr", "Bonjour ! Ici Ava, l'assistante IA du cabinet. Je vous écoute."],
    ["fr", "Vous parlez à l’assistante virtuelle IA de Cabinet des Tilleuls."],
    ["fr", "Je suis une intelligence artificielle. Bonjour."],
    ["en", "You're speaking with Ava, the AI receptionist. How can I help?"],
    ["en", "Hi. This is Ava, the friendly AI assistant for the practice."],
    ["es", "Hola. Soy Ava, una inteligencia artificial."],
    ["de", "Hier ist Ava, die KI-Assistentin der Praxis."],
    ["it", "Sono un'intelligenza artificiale. Buongiorno."],
  ];
  for (const [language, greeting] of owned) expect(spokenGreeting(source(greeting, language))).toBe(greeting);
});

test("a disclosure in another language than the call's does not count", () => {
  const said = spokenGreeting(source("Hello. I am Ava, the AI assistant.", "fr"));
  expect(discloses(said, "fr")).toBe(true);
});

test("the disclosure follows the opening sentence, and an abbreviation does not end one", () => {
  expect(spokenGreeting(source("Bonjour, cabinet du Dr. Moreau. Que puis-je pour vous ?"))).toBe(
    "Bonjour, cabinet du Dr. Moreau. Je suis Ava, l’assistante vocale IA qui vous répond. Que puis-je pour vous ?",
  );
  expect(spokenGreeting(source("Que puis-je pour vous ?"))).toBe(
    "Je suis Ava, l’assistante vocale IA qui vous répond. Que puis-je pour vous ?",
  );
});

test("a lie about being human is not spoken, the rest is", () => {
  const said = spokenGreeting(source("Bonjour. Je ne suis pas un robot ! Que puis-je pour vous ?"));
  expect(said).not.toMatch(/robot/);
  expect(said).toMatch(/^Bonjour\. .* Que puis-je pour vous \?$/);
});

test("the business name takes its place as it is written, even with signs that mean something to a machine", () => {
  const said = spokenGreeting({ ...source("{business}, bonjour."), businessName: "Chez $& {business} & fils" });
  expect(said.startsWith("Chez $& {business} & fils, bonjour.")).toBe(true);
});

test("every default greeting names the business, fits the profile, and differs by form of address in French", () => {
  for (const industry of [...INDUSTRIES, null]) {
    for (const language of SPOKEN_LANGUAGES) {
      for (const tone of Tone.options) {
        const [vous, tu] = (["vous", "tu"] as const).map((f) =>
          defaultGreeting("Chez Léa", industry, language, tone, f),
        );
        expect(vous).toContain("Chez Léa");
        expect(vous?.length).toBeLessThanOrEqual(400);
        if (language === "fr") expect(vous === tu, vous).toBe(vous?.match(/\bvo(us|s|tre)\b|-vous/) === null);
      }
    }
  }
});
