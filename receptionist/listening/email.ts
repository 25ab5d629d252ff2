import { type Token, tokensOf } from "./email-tokens";
import { ANSWERS, ENDINGS, LEAD_INS, PROSE, PROVIDERS, SPOKEN_SIGNS } from "./email-words";
import type { Locale } from "./normalise";

/** What was understood of an e-mail address. `partial` holds what was heard so far, to be given to `continueEmail`. */
export type EmailHeard = { kind: "whole"; email: string } | { kind: "partial"; heard: string } | { kind: "none" };

/** Reads an e-mail address as it is dictated: in words, letter by letter, or already written. Never throws. */
export const readEmail = (text: string, locale: Locale): EmailHeard => {
  const tokens = withoutLeadIn(tokensOf(text, locale));
  const at = atSign(tokens);
  if (at === null) return unfinished(tokens);
  const local = localPart(tokens.slice(0, at));
  const domain = domainPart(tokens.slice(at + 1));
  const email = `${local}@${domain.text}`;
  if (domain.whole && ADDRESS.test(email) && local.length <= 64 && email.length <= 254) return { kind: "whole", email };
  const sure = tokens[at]?.said !== "perhaps" || (PROVIDERS.has(domain.text) && !isProse(tokens.slice(0, at)));
  return local !== "" && sure ? { kind: "partial", heard: email } : { kind: "none" };
};

/**
 * The same for an address that comes in pieces: `heard` is what a `partial` held. A whole address in `text` replaces it
 * when it starts over or when the "@" was said before; otherwise it goes on.
 */
export const continueEmail = (heard: string, text: string, locale: Locale): EmailHeard => {
  const alone = readEmail(text, locale);
  if (heard === "") return alone;
  const startsOver = heard.includes("@") || (alone.kind === "whole" && alone.email.startsWith(heard.slice(0, 3)));
  if (alone.kind === "whole" && startsOver) return alone;
  const open = /^(.*?)([.+_-])$/.exec(heard);
  const before = open ? `${open[1]} ${SPOKEN_SIGNS[locale][open[2] ?? ""]}` : heard;
  const joined = readEmail(`${before} ${text}`, locale);
  if (joined.kind === "whole") return joined;
  if (alone.kind === "whole") return alone;
  if (joined.kind === "partial") return joined;
  const more = withoutLeadIn(tokensOf(text, locale));
  const goesOn =
    more.length <= 6 && !isProse(more) && more.every((token) => token.kind !== "letters" || token.text.length <= 12);
  return { kind: "partial", heard: goesOn && !ANSWERS.has(localPart(more)) ? heard + localPart(more) : heard };
};

/** Dots only between other signs; what a mail server would take and a person would say. */
const ADDRESS = /^(?!.*\.\.)[a-z0-9_](?:[a-z0-9._+-]*[a-z0-9_-])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/;

const withoutLeadIn = (tokens: Token[]): Token[] => {
  const limit = tokens.findLastIndex(({ text }) => text === "@");
  let from = 0;
  for (let at = 0; at < (limit < 0 ? tokens.length : limit); at += 1) {
    for (const phrase of LEAD_INS) {
      if (phrase.every((word, offset) => tokens[at + offset]?.text === word)) from = Math.max(from, at + phrase.length);
    }
  }
  return tokens.slice(from);
};

/** A written or spoken "@"; else the last "at" or "chez" that an address follows. */
const atSign = (tokens: Token[]): number | null => {
  const sure = tokens.findLastIndex(({ text }) => text === "@");
  if (sure >= 0) return sure;
  const perhaps = tokens.findLastIndex(
    ({ said }, index) => said === "perhaps" && index > 0 && followedByDomain(tokens.slice(index + 1)),
  );
  return perhaps < 0 ? null : perhaps;
};

const followedByDomain = (tokens: Token[]): boolean => {
  const domain = domainPart(tokens);
  return domain.whole || PROVIDERS.has(domain.text);
};

const localPart = (tokens: Token[]): string => tokens.map(({ text }) => text).join("");

/** Labels and dots up to an ending; what follows the ending is another sentence. */
const domainPart = (tokens: Token[]): { text: string; whole: boolean } => {
  let text = "";
  let ended = false;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token.text === ".com") {
      text += text.endsWith(".") ? "com" : ".com";
      ended = true;
      break;
    }
    if (token.kind === "sign" && !/^[.-]$/.test(token.text)) break;
    if (PROVIDERS.has(text) && ENDINGS.has(token.text)) text += ".";
    text += token.text;
    const label = text.slice(text.lastIndexOf(".") + 1);
    const isEnding = text.includes(".") && ENDINGS.has(label);
    ended = isEnding || (text.includes(".") && token.kind === "letters" && token.text.length > 1);
    const spelled = token.text.length === 1 && next?.text.length === 1 && next.kind === "letters" && label !== "fr";
    if (ended && next?.text !== "." && next?.text !== "-" && !spelled) break;
  }
  return { text, whole: ended };
};

/** Before the "@" is said: letters one by one, or words with a dot between them, and no sentence around. */
const unfinished = (tokens: Token[]): EmailHeard => {
  const dotted = tokens.some(
    ({ kind }, index) =>
      kind === "sign" && tokens[index - 1]?.kind === "letters" && !PROSE.has(tokens[index - 1]?.text ?? ""),
  );
  const spelled = tokens.length >= 3 && tokens.every(({ text, kind }) => kind !== "letters" || text.length === 1);
  const words = tokens.filter(({ text }) => text.length > 1).length;
  if ((!dotted && !spelled) || isProse(tokens) || words > 5) return { kind: "none" };
  return { kind: "partial", heard: localPart(tokens) };
};

const isProse = (tokens: Token[]): boolean => tokens.some(({ text }) => text.length > 1 && PROSE.has(text));
