import { createInstance } from "i18next";
import { expect, test } from "vitest";
import { argumentsInWords, costSource, languageName } from "../../web/app/calls/call-words";
import { copyInWords, stageOf } from "../../web/app/calls/deletions/deletion-words";
import { en } from "../../web/app/i18n/en";
import { fr } from "../../web/app/i18n/fr";
import { I18N_OPTIONS } from "../../web/app/i18n/instance";
import { NAMESPACES } from "../../web/app/i18n/resources";
import type { DeletionReceipt } from "../../worker/calls/deletions.schema";
import type { Locale } from "../../worker/lib/schemas";

const wordsIn = (locale: Locale) => {
  const instance = createInstance();
  instance.init({ ...I18N_OPTIONS, lng: locale, resources: { fr, en } });
  return instance.getFixedT(locale, NAMESPACES);
};
const [francais, english] = [wordsIn("fr"), wordsIn("en")];
const plain = (text: string) => text.replace(/\s/g, " ");
const READER = { locale: "fr", timeZone: "Europe/Paris" } as const;

test("a line of the bill says who told of it, and says so where nobody knows", () => {
  expect(costSource("vapi", francais)).toBe("Vapi, rapport de fin d’appel");
  expect(costSource("vapi", english)).toBe("Vapi, end-of-call report");
  expect(costSource(null, francais)).toBe("non conservée");
  expect(costSource("elsewhere", francais), "one that we have no words for").toBe("elsewhere");
});

test("what a tool was asked is said in words, as the business's wall has it", () => {
  const slots = {
    name: "find_slots",
    arguments: { service: "Détartrage", from: "2026-12-01T14:00", to: "2026-12-02", note: null, week: true },
  };
  expect(argumentsInWords(slots, francais, "fr").map(({ label, value }) => [label, plain(value)])).toEqual([
    ["Prestation", "Détartrage"],
    ["Pas avant", "mar. 1er déc., 14 h 00"],
    ["Pas après", "mer. 2 déc."],
    ["Semaine entière", "oui"],
  ]);
  const transfer = { name: "transfer_call", arguments: { to: "Sophie" } };
  expect(argumentsInWords(transfer, english, "en")).toEqual([{ name: "to", label: "Asked for", value: "Sophie" }]);
  const others = { name: "end_call", arguments: { reason: "spam", language: "en", mystery: 3 } };
  expect(argumentsInWords(others, francais, "fr").map(({ label, value }) => `${label}: ${value}`)).toEqual([
    "Raison: appel indésirable",
    "Langue: anglais",
    "mystery: 3",
  ]);
  expect(languageName("not a tag", "fr")).toBe("not a tag");
});

test("a receipt says of each copy whether it is gone, and why it is not yet", () => {
  const words = (state: Parameters<typeof copyInWords>[0]) => plain(copyInWords(state, francais, READER));
  expect(words({ status: "deleted", at: "2026-11-24T13:30:00.000Z", reason: null })).toBe(
    "effacé, mar. 24 nov., 14 h 30",
  );
  expect(words({ status: "none", at: null, reason: null })).toBe("il n’y en avait pas");
  expect(words({ status: "not-found", at: "2026-11-24T13:30:00.000Z", reason: null })).toMatch(
    /^introuvable dans le compte/,
  );
  expect(words({ status: "waiting", at: null, reason: null })).toBe("en attente");
  expect(words({ status: "waiting", at: null, reason: "upstream_timeout" })).toBe(
    "pas encore : l’opérateur ne répond pas",
  );
  expect(words({ status: "waiting", at: null, reason: "never_heard_of" })).toBe(
    "pas encore : une erreur de notre côté",
  );
});

test("a deletion can be undone until its time, and is over only when every copy is", () => {
  const waiting = { status: "waiting", at: null, reason: null } as const;
  const receipt: DeletionReceipt = {
    callId: "call_1",
    callStartedAt: "2026-11-24T09:00:00.000Z",
    requestedAt: "2026-11-24T13:30:00.000Z",
    undoUntil: "2026-11-24T13:30:30.000Z",
    copies: { row: waiting, turns: waiting, search: waiting, recording: waiting, provider: waiting },
    attempts: 0,
    nextTryAt: "2026-11-24T13:30:30.000Z",
    finishedAt: null,
  };
  const at = (iso: string) => Date.parse(iso);
  expect(stageOf(receipt, at("2026-11-24T13:30:29.000Z"))).toBe("undoable");
  expect(stageOf(receipt, at("2026-11-24T13:30:30.000Z"))).toBe("under");
  const finished = { ...receipt, finishedAt: "2026-11-24T13:31:00.000Z" };
  expect(stageOf(finished, 0)).toBe("finished");
  const provider = { status: "not-found" as const, at: "2026-11-24T13:31:00.000Z", reason: null };
  expect(stageOf({ ...finished, copies: { ...finished.copies, provider } }, 0)).toBe("partly");
});
