import { plain } from "../listening/normalise";
import type { KnownAnswer, Service, StaffMember } from "../profile.schema";
import { contentWords, sameWord } from "./words";

/** Stems of what an owner wrote: each turn of a call looks through the same list. */
const STEMS = new WeakMap<Service | KnownAnswer, string[]>();

const stemsOf = (written: Service | KnownAnswer): string[] => {
  const known = STEMS.get(written);
  if (known) return known;
  const stems = contentWords("name" in written ? written.name : written.question);
  STEMS.set(written, stems);
  return stems;
};

const has = (words: string[], word: string): boolean => words.some((each) => sameWord(each, word));

/** For whom or what, and not what: "mon chien boite" asks for no vaccination of dogs. As stems. */
const WHOSE = new Set(["chien", "chat", "enfant", "homm", "femm", "voitur", "dent", "dentair", "animal", "mari"]);

/**
 * The services that words may mean, best first: one when it is clear, several when the words fit each of them as well ("a
 * cut": women's, men's), none when no word of theirs was said. The words may be a whole sentence.
 * `isAsked`: they answer which service it is, so that "pour mon fils" is enough.
 */
export const matchServices = (services: Service[], words: string, { isAsked = true } = {}): Service[] => {
  const asked = contentWords(words);
  const listed = services.map((service) => ({ service, words: stemsOf(service) }));
  const said = plain(words);
  const exact = services.find(({ name }) => name === words || (name.length === words.length && plain(name) === said));
  if (exact) return [exact];
  const scored = listed
    .map(({ service, words: own }) => {
      const said = own.filter((word) => has(asked, word));
      const weight = said.reduce((sum, word) => sum + 1 / listed.filter((other) => has(other.words, word)).length, 0);
      const isTelling = said.some((word) => !WHOSE.has(word));
      return { service, isTelling, said: said.length, weight, isWhole: own.length > 0 && said.length === own.length };
    })
    .filter(({ said, isTelling }) => said > 0 && (isAsked || isTelling))
    .toSorted((a, b) => b.said - a.said || Number(b.isWhole) - Number(a.isWhole) || b.weight - a.weight);
  const best = scored[0];
  if (!best) return [];
  return scored
    .filter(
      ({ said, weight, isWhole }) => said === best.said && isWhole === best.isWhole && weight > best.weight - 0.01,
    )
    .map(({ service }) => service);
};

/** Below it, two questions merely share a word. */
const SURE = 0.5;

/** The owner's answer to a caller's question, with how alike the questions are (0 to 1); null when none is. */
export const matchAnswer = (
  answers: KnownAnswer[],
  question: string,
): { known: KnownAnswer; likeness: number } | null => {
  const asked = contentWords(question);
  let best: { known: KnownAnswer; likeness: number } | null = null;
  for (const known of answers) {
    const own = stemsOf(known);
    const shared = own.filter((word) => has(asked, word)).length;
    if (shared === 0 || asked.length === 0) continue;
    const likeness = (0.6 * shared) / own.length + 0.4 * Math.min(1, shared / asked.length);
    if (likeness >= SURE && likeness > (best?.likeness ?? 0)) best = { known, likeness };
  }
  return best;
};

/** Who is meant by a name or a role; the only one there is when nobody in particular is. */
export const matchStaff = (staff: StaffMember[], words: string): StaffMember | null => {
  const asked = contentWords(words);
  const scored = staff
    .map((member) => ({
      member,
      said: contentWords(`${member.name} ${member.role}`).filter((word) => has(asked, word)).length,
    }))
    .toSorted((a, b) => b.said - a.said);
  const [best] = scored;
  if (best && best.said > 0) return best.member;
  return staff.length === 1 ? (staff[0] ?? null) : null;
};
