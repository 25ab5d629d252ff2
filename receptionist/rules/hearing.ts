import { readYesNo } from "../listening/answers";
import { plain } from "../listening/normalise";
import { readWhen, type When } from "../listening/when";
import type { Service } from "../profile.schema";
import { matchServices } from "../tools/matching";
import { contentWords } from "../tools/words";
import { LEXICONS, type Part, partsOf } from "./intents";
import type { Intent } from "./lexicon";
import type { Turn } from "./turn";

/** What there is in a caller's last words. */
export type Heard = {
  text: string;
  plain: string;
  parts: Part[];
  intents: Set<Intent>;
  yesNo: "yes" | "no" | null;
  when: When | null;
  /** Services that may be meant: one when it is clear. */
  services: Service[];
  /** Words that carry a meaning of their own. */
  content: string[];
  isQuestion: boolean;
};

export const lastWords = ({ request }: Turn): string => {
  const last = request.history.at(-1);
  return last?.role === "caller" ? last.text.trim() : "";
};

/** Reads the caller's last words, or a stretch of them. */
export const hear = (turn: Turn, text = lastWords(turn)): Heard => {
  const { language, request } = turn;
  const { profile, timeZone } = request.brief;
  const heard = plain(text);
  const parts = partsOf(text, language);
  return {
    text,
    plain: heard,
    parts,
    intents: new Set(parts.flatMap(({ intents }) => [...intents])),
    yesNo: readYesNo(text, language),
    when: readWhen(text, { locale: language, nowMs: request.nowMs, timeZone }),
    services: matchServices(profile.services, text, { isAsked: isAboutServices(turn) }),
    content: contentWords(text),
    isQuestion: asks(text, heard, turn),
  };
};

/** The last question, or the last answer, was about services. */
const isAboutServices = ({ memory, request }: Turn): boolean =>
  memory.asked === "service" || request.earlierTools.at(-1)?.name === "list_services";

export const asks = (text: string, heard: string, { language }: Pick<Turn, "language">): boolean =>
  /\?\s*$/.test(text) || LEXICONS[language].question.test(heard);

export const wantsAny = (heard: Heard, ...intents: Intent[]): boolean =>
  intents.some((each) => heard.intents.has(each));

/** "Non, c'est parfait" to a number that was read back: there is nothing to put right. */
const NOTHING_WRONG =
  /^(?:(?:ah |oh )?(?:non|no) )+(?:c est |that s |it s |ca )?(?:(?:tout a fait|tres|all) )?(?:parfait|bon|exact|correct|ca|bien|juste|perfect|right|fine|good|great)(?: (?:ca|merci|comme ca|thanks|thank you))*$/;

/** Whether the caller agrees with what was just read back. */
export const agrees = ({ yesNo, plain: heard }: Pick<Heard, "yesNo" | "plain">): boolean =>
  yesNo === "yes" || NOTHING_WRONG.test(heard);
