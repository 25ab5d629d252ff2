import type { CallArchive } from "../../durable-objects/call.schema";

/** A question that Ava had no answer to, and how it sounds in the month's calls. */
const QUESTIONS = [
  {
    question: "Y a-t-il des couronnes sans reste à charge, avec le 100 % Santé ?",
    asked: /100\s%\sSanté|reste à charge\s\?/u,
  },
  { question: "Peut-on payer une prothèse en plusieurs fois ?", asked: /payer en plusieurs fois/u },
  { question: "Le détartrage est-il remboursé par la Sécu ?", asked: /Et c’est remboursé|La Sécu rembourse/u },
];

export type OpenQuestion = { callId: CallArchive["origin"]["id"]; question: string; askedAtMs: number };

/** What the month's callers asked and Ava answered with no more than she knew, oldest first. `askedAtMs` is epoch milliseconds. */
export const openQuestions = (month: CallArchive[]): OpenQuestion[] =>
  month.flatMap(({ origin, turns }) =>
    QUESTIONS.flatMap(({ question, asked }) => {
      const turn = turns.find(({ role, text }) => role === "caller" && asked.test(text));
      return turn ? [{ callId: origin.id, question, askedAtMs: origin.startedAtMs + turn.atMs }] : [];
    }),
  );
