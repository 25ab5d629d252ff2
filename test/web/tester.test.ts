import { createInstance } from "i18next";
import { expect, test } from "vitest";
import type { Turn } from "../../durable-objects/call.schema";
import { percentile, timedAnswers } from "../../web/app/calls/latency";
import { en } from "../../web/app/i18n/en";
import { fr } from "../../web/app/i18n/fr";
import { I18N_OPTIONS } from "../../web/app/i18n/instance";
import { NAMESPACES } from "../../web/app/i18n/resources";
import { actionSentence, ruleSentence } from "../../web/app/tester/answer-words";
import { avaState } from "../../web/app/tester/ava-state";
import { instantOf, wallClockOf } from "../../web/app/tester/instant.server";
import { voiceFor } from "../../web/app/tester/mouth";
import { stillUnsent, toSay, withUnsent } from "../../web/app/tester/outbox";
import { TesterQuestion } from "../../web/app/tester/question";
import { type Mouth, type Passage, passagesIn, Reader } from "../../web/app/tester/reader";
import { faultOf, wordsOf } from "../../web/app/tester/speech-recognition";
import type { Locale } from "../../worker/lib/schemas";

const ava = (id: string, text: string, final = true, more: Partial<Turn> = {}): Turn => ({
  id,
  role: "ava",
  text,
  final,
  lang: "fr",
  atMs: 0,
  ...more,
});
const caller = (id: string, text: string, final = true): Turn => ({ id, role: "caller", text, final, atMs: 0 });
const texts = (passages: Passage[]) => passages.map(({ text }) => text);

/** A mouth that speaks when it is told to. */
function quietMouth() {
  const read: string[] = [];
  let now: Parameters<Mouth["read"]>[1] | null = null;
  const mouth: Mouth = {
    read: ({ text }, on) => {
      read.push(text);
      now = on;
    },
    cancel: () => {
      now = null;
    },
  };
  const current = () => {
    if (!now) throw new Error("Nothing is being read");
    return now;
  };
  return {
    mouth,
    read,
    word: (at: number) => current().word(at),
    end: () => current().end(),
    fail: () => current().fail(),
  };
}

function reading() {
  const voice = quietMouth();
  const said: string[] = [];
  const reader = new Reader(voice.mouth, {
    speaking: (is) => said.push(is ? "speaks" : "silent"),
    done: () => said.push("done"),
    failed: () => said.push("failed"),
  });
  return { ...voice, reader, said };
}

test("a sentence is read as soon as the next one begins, and the last once the turn is final", () => {
  const growing = ava("t1", "Bonjour. Je suis", false);
  expect(texts(passagesIn(growing, 0))).toEqual(["Bonjour."]);
  expect(passagesIn(growing, 9)).toEqual([]);
  expect(texts(passagesIn(ava("t1", "Bonjour. Je suis Ava."), 9))).toEqual(["Je suis Ava."]);
});

test("a price is no end of a sentence", () => {
  expect(texts(passagesIn(ava("t1", "C’est 28.50 euros. Autre chose ?"), 0))).toEqual([
    "C’est 28.50 euros.",
    "Autre chose ?",
  ]);
});

test("a sentence too long for one breath is cut after a comma, and loses nothing", () => {
  const long = `${"Nous sommes ouverts du lundi au vendredi, ".repeat(8)}voilà.`;
  const passages = passagesIn(ava("t1", long), 0);
  expect(passages.length).toBeGreaterThan(1);
  for (const { from, to } of passages) expect(to - from).toBeLessThanOrEqual(180);
  expect(passages.map(({ from, to }) => long.slice(from, to)).join("")).toBe(long);
});

test("what grows is read once, in order, and its end is told once", () => {
  const { reader, read, end, said } = reading();
  reader.follow([ava("t1", "Un. Deux", false)]);
  reader.follow([ava("t1", "Un. Deux. Trois.")]);
  end();
  end();
  expect(said).toEqual(["speaks"]);
  end();
  reader.follow([ava("t1", "Un. Deux. Trois.")]);
  expect(read).toEqual(["Un.", "Deux.", "Trois."]);
  expect(said).toEqual(["speaks", "silent", "done"]);
});

test("whoever cuts in has heard the words before the one that was being said, and the rest is never read", () => {
  const { reader, read, end, word, said } = reading();
  const turn = ava("t1", "Bonjour. Je suis Ava, votre assistante.");
  reader.follow([turn]);
  end();
  word(8);
  expect(reader.cut()).toBe("Bonjour. Je suis");
  reader.follow([turn]);
  expect(read).toEqual(["Bonjour.", "Je suis Ava, votre assistante."]);
  expect(said.at(-1)).toBe("silent");
  expect(reader.cut()).toBeNull();
});

test("a turn that waits behind another was not heard at all", () => {
  const { reader } = reading();
  reader.follow([ava("t1", "Un moment."), ava("t2", "Nous sommes ouverts.")]);
  expect(reader.cut()).toBe("");
});

test("where the voice is off, all that is on the page is read, and words that still come are cut where they stand", () => {
  const { reader, read, said } = reading();
  reader.skip([ava("t1", "Bonjour.")]);
  expect(said).toEqual(["done"]);
  expect(reader.cut()).toBeNull();
  reader.skip([ava("t1", "Bonjour."), ava("t2", "Nous sommes ouv", false)]);
  expect(reader.cut()).toBe("Nous sommes ouv");
  expect(read).toEqual([]);
});

test("a voice that fails leaves the rest to be read on the page, and the conversation goes on", () => {
  const { reader, fail, read, said } = reading();
  reader.follow([ava("t1", "Un. Deux.")]);
  fail();
  expect(said).toEqual(["speaks", "failed", "silent", "done"]);
  reader.follow([ava("t1", "Un. Deux."), ava("t2", "Trois.")]);
  expect(read).toEqual(["Un.", "Trois."]);
});

test("a voice of the language's own region comes first, and none of another language ever", () => {
  const voice = (lang: string, localService = true) => ({ lang, localService, default: false });
  const voices = [voice("en-US"), voice("fr-CA"), voice("fr_FR", false), voice("de-DE")];
  expect(voiceFor(voices, "fr")?.lang).toBe("fr_FR");
  expect(voiceFor(voices, "fr-CA")?.lang).toBe("fr-CA");
  expect(voiceFor(voices, "it")).toBeNull();
});

test("a sentence is on its way until the transcript has it, and shown meanwhile as not yet said", () => {
  const before = [caller("t1", "Bonjour")];
  const again = toSay("  Bonjour ", "a", before);
  if (!again) throw new Error("a greeting is something to say");
  expect(stillUnsent([again], before)).toEqual([again]);
  expect(withUnsent(before, [again]).at(-1)).toMatchObject({ text: "Bonjour", final: false });
  expect(stillUnsent([again], [...before, caller("t2", "Bonjour")])).toEqual([]);
  expect(toSay("   ", "b", before)).toBeNull();
});

test("of two sentences alike, one turn answers for one", () => {
  const [one, two] = [toSay("Oui", "a", []), toSay("Oui", "b", [])];
  if (!one || !two) throw new Error("yes is something to say");
  expect(stillUnsent([one, two], [caller("t1", "Oui")])).toEqual([two]);
});

test("Ava is seen to speak while she is heard, to think while somebody waits, and else to listen", () => {
  const call = {
    id: "call_1",
    status: "in-progress" as const,
    channel: "browser" as const,
    direction: "inbound" as const,
    from: null,
    to: null,
    startedAt: "2026-11-22T10:00:00.000Z",
    answeredAt: null,
    endedAt: null,
    endedReason: null,
  };
  const seen = { call, turns: [ava("t1", "Bonjour.")], tools: [], isOver: false, isReading: false, isSending: false };
  expect(avaState({ ...seen, turns: [] })).toBe("connecting");
  expect(avaState(seen)).toBe("listening");
  expect(avaState({ ...seen, isReading: true, isOver: true })).toBe("speaking");
  expect(avaState({ ...seen, turns: [ava("t1", "Bon", false)] })).toBe("speaking");
  expect(avaState({ ...seen, isSending: true })).toBe("thinking");
  expect(avaState({ ...seen, turns: [...seen.turns, caller("t2", "Combien ?")] })).toBe("thinking");
  const tool = { id: "u1", name: "find_slots", arguments: {}, atMs: 0 };
  expect(avaState({ ...seen, tools: [tool] })).toBe("thinking");
  expect(avaState({ ...seen, tools: [{ ...tool, result: "…" }] })).toBe("listening");
  expect(avaState({ ...seen, isOver: true })).toBe("over");
});

test("what was understood is one sentence, and our own end is no fault", () => {
  const result = (transcript: string, isFinal: boolean) => Object.assign([{ transcript }], { isFinal });
  expect(wordsOf([result("je voudrais ", true), result(" un rendez-vous", false)])).toBe("je voudrais un rendez-vous");
  expect(faultOf("aborted")).toBeNull();
  expect(faultOf("service-not-allowed")).toBe("not-allowed");
  expect(faultOf("bad-grammar")).toBe("failed");
});

const wordsIn = (locale: Locale) => {
  const instance = createInstance();
  instance.init({ ...I18N_OPTIONS, lng: locale, resources: { fr, en } });
  return instance.getFixedT(locale, NAMESPACES);
};

test("each rule that fired is said in plain words, with the holiday's own name", () => {
  const t = wordsIn("fr");
  const names = { holiday: "Assomption", phone: "06 12 34 56 78" };
  const say = (rule: Parameters<typeof ruleSentence>[0]) => ruleSentence(rule, names, t, "fr").replace(/\s/g, " ");
  expect(say({ rule: "holiday", detail: { date: "2026-08-15", holidayId: "assumption" } })).toBe(
    "Assomption, samedi 15 août.",
  );
  expect(say({ rule: "outside-intervals", detail: { intervals: [] } })).toBe("Fermé toute la journée.");
  expect(say({ rule: "interval", detail: { fromMin: 540, toMin: 750 } })).toBe("Ouvert 9 h – 12 h 30.");
  expect(say({ rule: "exception", detail: { date: "2026-12-24", label: "Réveillon" } })).toBe(
    "« Réveillon » remplace les horaires habituels du jeudi 24 décembre.",
  );
  expect(say({ rule: "forwarding", detail: { forwardTo: "+33612345678", ringS: 20 } })).toBe(
    "Vers le 06 12 34 56 78, pendant 20 s.",
  );
  expect(actionSentence({ action: "staff", ringS: 20 }, names, wordsIn("en"))).toBe(
    "06 12 34 56 78 rings for 20 s, then Ava answers.",
  );
});

test("a time on the business's wall is an instant in its own zone, also on the days the clock changes", () => {
  expect(instantOf("2026-08-15T12:35", "Europe/Paris")).toBe("2026-08-15T10:35:00.000Z");
  expect(instantOf("2026-03-29T02:30", "Europe/Paris")).toBe("2026-03-29T01:30:00.000Z");
  expect(wallClockOf(Date.parse("2026-08-15T10:35:00Z"), "Europe/Paris")).toBe("2026-08-15T12:35");
});

test("another moment must be given, and is a time on a wall", () => {
  const asked = { profileId: "ava_1", when: "later" };
  expect(TesterQuestion.safeParse(asked).success).toBe(false);
  expect(TesterQuestion.safeParse({ ...asked, at: "2026-08-15T12:35" }).success).toBe(true);
  expect(TesterQuestion.safeParse({ ...asked, at: "2026-08-15T12:35Z" }).success).toBe(false);
});

test("only answers whose times are known are drawn, and a share of them is a value that was measured", () => {
  const latency = { brainMs: 20, sentMs: 30, brain: "rules" as const, tookOver: false };
  expect(timedAnswers([ava("t1", "Bonjour."), ava("t3", "Oui.", true, { latency }), caller("t2", "?")])).toEqual([
    { id: "t3", atMs: 0, ...latency },
  ]);
  expect(percentile([40, 10, 30, 20], 0.5)).toBe(20);
  expect(percentile([40, 10, 30, 20], 0.95)).toBe(40);
  expect(percentile([], 0.5)).toBeNull();
});
