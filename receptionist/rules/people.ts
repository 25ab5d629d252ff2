import { plain } from "../listening/normalise";
import type { StaffMember } from "../profile.schema";
import { matchStaff } from "../tools/matching";
import { contentWords, sameWord } from "../tools/words";
import type { Heard } from "./hearing";
import { LEXICONS } from "./intents";
import { asMessage, emptyForm } from "./memory.schema";
import { goOnMessage } from "./messages";
import { type Script, say, type Turn, use, wordsOfTurn } from "./turn";
import { emergencyNumbers, isUrgent } from "./urgency";

const REACHES = /\b(?:parler|joindre|passe[rz]?|avoir|speak|talk|reach|put me|transfer|connect)\b/;

/** "Vous pouvez me joindre par mail": the caller is the one to be reached. */
const REACHES_CALLER = /\b(?:(?:me|m|nous) (?:joindre|avoir)|reach (?:me|us))\b/;

const ROLES =
  /\b(?:joindre|parler (?:a|au|avec)|avoir|passe[rz]?|speak (?:to|with)|talk (?:to|with)|reach) .{0,24}\b(?:docteur|medecin|veterinaire|dentiste|avocate?|maitre|patronn?e?|gerante?|responsable|directeur|directrice|secretaire|secretariat|compta\w*|doctor|dentist|vet|lawyer|owner|manager|boss|accounts)\b/;

/** The caller asks for a person, whoever it is or by name. */
export const asksForPerson = ({ request }: Turn, heard: Heard): boolean => {
  if (heard.intents.has("human")) return true;
  if (!REACHES.test(heard.plain) || heard.intents.has("book") || REACHES_CALLER.test(heard.plain)) return false;
  if (ROLES.test(heard.plain)) return true;
  const asked = contentWords(heard.text);
  return request.brief.profile.staff.some(({ name }) =>
    contentWords(name).some((word) => asked.some((each) => sameWord(each, word))),
  );
};

/** Puts through to whoever is meant; where that cannot be, takes a message instead. */
export function* transfer(turn: Turn, to: string): Script {
  const { memory, request } = turn;
  const { staff } = request.brief.profile;
  const meant = matchStaff(staff, to)?.name ?? to;
  const result = yield* use(turn, { name: "transfer_call", arguments: { to: meant.slice(0, 120) } });
  say(turn, result.say);
  if (result.ok) {
    memory.asked = null;
    return;
  }
  if (staff.length > 1 && memory.asked !== "transfer-to") {
    memory.asked = "transfer-to";
    return;
  }
  memory.form ??= emptyForm("message");
  yield* goOnMessage(turn);
}

/** Who is rung for what cannot wait. */
const onCall = (staff: StaffMember[]): StaffMember | null => matchStaff(staff, "urgence") ?? staff[0] ?? null;

export const isUrgentCall = ({ request }: Turn, heard: Heard): boolean => {
  const factless = heard.parts.filter(
    ({ intents }) =>
      !["price", "hours", "services", "duration"].some((each) => [...intents].some((intent) => intent === each)),
  );
  return factless.some((part) => isUrgent(plain(part.text), request.brief.profile.industry));
};

/** Offers the person on call; where there is none, takes a message that says how urgent it is. */
export function* answerUrgency(turn: Turn, heard: Heard): Script {
  const { memory, request, language } = turn;
  const { profile, country } = request.brief;
  const words = wordsOfTurn(turn);
  const isDangerous = profile.industry !== "veterinary" && LEXICONS[language].danger.test(heard.plain);
  say(turn, isDangerous ? words.danger(emergencyNumbers(country, language)) : words.urgent);
  memory.form = { ...emptyForm("message"), message: asMessage(heard.text), isUrgent: true };
  const person = onCall(profile.staff);
  if (person) {
    say(turn, words.offerTransfer(person.name));
    memory.asked = "offer-transfer";
    return;
  }
  yield* goOnMessage(turn);
}

export const personOnCall = ({ request }: Turn): string | null => onCall(request.brief.profile.staff)?.name ?? null;
