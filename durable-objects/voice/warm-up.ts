import type { Brief } from "../../receptionist/conversation/brief.schema";
import { rulesBrain } from "../../receptionist/rules/rules-brain";

/** Milliseconds after a call began: its first answer to the network is out, and the greeting still has seconds to go. */
const AFTER_MS = 100;
/** A question about a day: dates are read, and every other intent is looked for. */
const WORDS = { fr: "Bonjour, êtes-vous ouverts mardi ?", en: "Hello, are you open on Tuesday?" };

let isWarm = false;

/**
 * Thinks once for nobody, in a new isolate. Regular expressions are compiled and a time zone's tables read when they are first
 * used: some 60 ms that the first caller would otherwise wait for the first answer.
 */
export function warmUp(brief: Brief, nowMs: number): void {
  if (isWarm) return;
  isWarm = true;
  const language = brief.profile.language === "fr" ? "fr" : "en";
  const history = [{ role: "caller" as const, text: WORDS[language] }];
  const nothing = { earlierTools: [], tools: [], saidInTurn: "", memory: null };
  setTimeout(() => {
    try {
      rulesBrain({ brief, language, nowMs, cue: "caller-spoke", history, ...nothing });
    } catch {
      // An answer that is meant for somebody will say so in the log.
    }
  }, AFTER_MS);
}
