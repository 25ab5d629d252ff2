import type { CallOutcome, Sentiment } from "../../durable-objects/call.schema";
import type { Locale } from "../lib/schemas";

type Words = {
  /** Of the table of calls, in order. */
  callColumns: readonly string[];
  /** Of the table of what was said. */
  turnColumns: readonly string[];
  outcomes: Record<CallOutcome, string>;
  sentiments: Record<Sentiment, string>;
  speakers: Record<Role, string>;
  /** Names of the facts above a transcript. */
  facts: {
    call: string;
    contact: string;
    line: string;
    duration: string;
    outcome: string;
    topic: string;
    summary: string;
  };
  heard: string;
  withheld: string;
  nobodySpoke: string;
  /** Begins a file's name. */
  file: { calls: string; call: string };
};

type Role = "caller" | "ava";
/** Before a colon. */
const NBSP = "\u00A0";

/** What a downloaded file says in the language of whoever downloads it. */
export const EXPORT_WORDS: Record<Locale, Words> = {
  fr: {
    callColumns: [
      "Date",
      "Heure",
      "Contact",
      "Ligne",
      "Durée (s)",
      "Résultat",
      "Motif",
      "Sentiment",
      "Langue",
      "Coût",
      "Devise",
      "Résumé",
      "Lien",
    ],
    turnColumns: ["Temps", "Qui", "Dit", "Entendu", "Langue"],
    outcomes: {
      booked: "Rendez-vous pris",
      transferred: "Transféré",
      "message-taken": "Message pris",
      answered: "Renseigné",
      abandoned: "Sans suite",
      spam: "Indésirable",
      failed: "Échec",
    },
    sentiments: { positive: "Positif", neutral: "Neutre", negative: "Négatif" },
    speakers: { caller: `Client${NBSP}`, ava: `Ava${NBSP}` },
    facts: {
      call: `Appel${NBSP}`,
      contact: `Contact${NBSP}`,
      line: `Ligne${NBSP}`,
      duration: `Durée${NBSP}`,
      outcome: `Résultat${NBSP}`,
      topic: `Motif${NBSP}`,
      summary: `Résumé${NBSP}`,
    },
    heard: `Entendu${NBSP}`,
    withheld: "numéro masqué",
    nobodySpoke: "Personne n’a parlé pendant cet appel.",
    file: { calls: "appels", call: "appel" },
  },
  en: {
    callColumns: [
      "Date",
      "Time",
      "Contact",
      "Line",
      "Duration (s)",
      "Outcome",
      "Topic",
      "Sentiment",
      "Language",
      "Cost",
      "Currency",
      "Summary",
      "Link",
    ],
    turnColumns: ["Time", "Who", "Said", "Heard", "Language"],
    outcomes: {
      booked: "Appointment booked",
      transferred: "Transferred",
      "message-taken": "Message taken",
      answered: "Answered",
      abandoned: "Abandoned",
      spam: "Spam",
      failed: "Failed",
    },
    sentiments: { positive: "Positive", neutral: "Neutral", negative: "Negative" },
    speakers: { caller: "Caller", ava: "Ava" },
    facts: {
      call: "Call",
      contact: "Contact",
      line: "Line",
      duration: "Duration",
      outcome: "Outcome",
      topic: "Topic",
      summary: "Summary",
    },
    heard: "Heard",
    withheld: "number withheld",
    nobodySpoke: "Nobody spoke during this call.",
    file: { calls: "calls", call: "call" },
  },
};
