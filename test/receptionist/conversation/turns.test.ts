import { expect, test } from "vitest";
import { replay } from "../../../receptionist/conversation/replay";
import { dentistBrief, Simulation } from "./simulation";

const never = () => null;

test("she greets with the disclosure in words that nothing may cut short", () => {
  const call = new Simulation().begin();
  const [legal, rest] = call.frames;
  expect(legal).toMatchObject({ type: "text", interruptible: false, last: false });
  expect(legal?.type === "text" && legal.text).toContain("IA");
  expect(rest).toMatchObject({ interruptible: true });
  expect(call.frames.at(-1)).toMatchObject({ text: "", last: true });
  expect(call.state?.phase).toBe("listening");
});

test("an answer is spoken as it is thought, and closed once", () => {
  const call = new Simulation(() => [
    { type: "text", text: "Oui. " },
    { type: "text", text: "Bien sûr. " },
  ]).begin();
  const before = call.frames.length;
  call.say("Vous êtes là ?");
  expect(call.frames.slice(before)).toMatchObject([
    { text: "Oui. ", last: false },
    { text: "Bien sûr. ", last: false },
    { text: "", last: true },
  ]);
  expect(call.avaSaid.at(-1)).toBe("Oui. Bien sûr.");
});

test("a question that the caller has withdrawn is never answered", () => {
  const call = new Simulation(never).begin();
  call.say("Vous êtes ouverts lundi ?");
  const [first] = call.thinking;
  call.say("Non, pardon : mardi ?");
  call.take({ type: "thought", run: first?.run ?? 0, thought: { type: "text", text: "Lundi, oui. " } });
  call.take({ type: "run-over", run: first?.run ?? 0 });
  expect(call.avaSaid.join(" ")).not.toContain("Lundi, oui");
  expect(
    call.thinking
      .at(-1)
      ?.request.history.slice(-2)
      .map(({ text }) => text),
  ).toEqual(["Vous êtes ouverts lundi ?", "Non, pardon : mardi ?"]);
});

test("words that are still being spoken withdraw the question before them", () => {
  const call = new Simulation(never).begin();
  call.say("Je voudrais");
  const [first] = call.thinking;
  call.take({ type: "heard", text: "un rendez", final: false });
  expect(call.state?.answer).toBeNull();
  call.take({ type: "thought", run: first?.run ?? 0, thought: { type: "text", text: "Quoi donc ? " } });
  expect(call.avaSaid).toHaveLength(1);
  call.pass(2_600);
  expect(call.thinking).toHaveLength(2);
});

test("an interruption keeps what was said and what was heard, and silences the rest", () => {
  const call = new Simulation((request) =>
    request.history.at(-1)?.text === "Vos horaires ?"
      ? [{ type: "text", text: "Du lundi au jeudi de 9 heures à 18 heures 30. " }]
      : null,
  ).begin();
  call.say("Vos horaires ?");
  call.pass(800);
  call.take({ type: "interrupted", heard: "Du lundi au jeudi" });
  const turn = call.state?.spoken.at(-1);
  expect(turn).toMatchObject({
    text: "Du lundi au jeudi de 9 heures à 18 heures 30.",
    heard: "Du lundi au jeudi",
    final: true,
  });
  expect(call.state?.phase).toBe("listening");
  call.say("Et le samedi ?");
  expect(call.thinking.at(-1)?.request.history.at(-2)).toEqual({ role: "ava", text: "Du lundi au jeudi" });
});

test("nothing of an interrupted model's answer is said afterwards", () => {
  const call = new Simulation(never).begin();
  call.say("Racontez-moi tout.");
  const run = call.thinking[0]?.run ?? 0;
  call.take({ type: "thought", run, thought: { type: "text", text: "Alors, voilà " } });
  call.take({ type: "interrupted", heard: "Alors" });
  const frames = call.frames.length;
  call.take({ type: "thought", run, thought: { type: "text", text: "toute l’histoire. " } });
  call.take({ type: "run-over", run });
  expect(call.frames).toHaveLength(frames);
});

test("a disclosure that was cut off is owed, and said before anything else", () => {
  const call = new Simulation();
  call.take({ type: "opened", brief: dentistBrief() });
  call.take({ type: "connected", session: "VX1" });
  call.take({ type: "interrupted", heard: "Cabinet" });
  call.say("Allô ?");
  expect(call.avaSaid.at(-1)).toMatch(/^Je suis Ava, l’assistante vocale IA.* D’accord\.$/);
});

test("a model that fails in mid-answer is followed by the rules, and nothing is said twice", () => {
  const call = new Simulation((_, brain) =>
    brain === "rules"
      ? [
          { type: "text", text: "Bonjour Camille. " },
          { type: "text", text: "Nous sommes ouverts. " },
        ]
      : null,
  ).begin();
  call.say("Vous êtes ouverts ?");
  const run = call.thinking[0]?.run ?? 0;
  call.take({ type: "thought", run, thought: { type: "text", text: "Bonjour Camille. " } });
  call.take({ type: "run-failed", run, stage: "stream" });
  expect(call.avaSaid.at(-1)).toBe("Bonjour Camille. Nous sommes ouverts.");
});

test("a model that breaks in mid-sentence is excused for, in the same turn, and the turn says who took over", () => {
  const call = new Simulation((_, brain) =>
    brain === "rules" ? [{ type: "text", text: "Nous sommes ouverts. " }] : null,
  ).begin();
  call.say("Vous êtes ouverts ?");
  call.pass(300);
  call.take({ type: "thought", run: 1, thought: { type: "text", text: "Alors, nous " } });
  call.take({ type: "run-failed", run: 1, stage: "stream" });
  expect(call.avaSaid.at(-1)).toBe("Alors, nous … Pardon, je reprends. Nous sommes ouverts.");
  expect(call.state?.spoken.at(-1)?.latency).toMatchObject({ brainMs: 300, sentMs: 300, brain: "llm" });
});

test("a model that is late is replaced by the rules", () => {
  const call = new Simulation((_, brain) =>
    brain === "rules" ? [{ type: "text", text: "Je vous écoute. " }] : null,
  ).begin();
  call.say("Allô ?");
  call.pass(9_000);
  expect(call.avaSaid.at(-1)).toBe("Un instant, je regarde. Je vous écoute.");
  expect(call.state?.spoken.at(-1)?.latency).toMatchObject({ brain: "rules", tookOver: true });
});

test("rules that have nothing to say ask again, so that the caller never waits in silence", () => {
  const call = new Simulation(() => [], undefined).begin(dentistBrief({ brain: "rules" }));
  call.say("Hum.");
  expect(call.avaSaid.at(-1)).toBe("Pardon, pouvez-vous répéter ?");
});

test("a tool's result brings another round of thinking, and both are one answer", () => {
  const call = new Simulation(({ tools }) =>
    tools.length === 0
      ? [{ type: "tool", id: "x", name: "check_opening", arguments: {} }]
      : [{ type: "text", text: `${tools[0]?.result.say} ` }],
  ).begin();
  call.say("Vous êtes ouverts ?");
  expect(call.avaSaid.at(-1)).toBe("C’est fait.");
  expect(call.state?.usedTools).toMatchObject([{ id: "u1", name: "check_opening" }]);
});

test("what a tool has done counts though its question was withdrawn", () => {
  const call = new Simulation(
    ({ history }) =>
      history.at(-1)?.text === "Réservez."
        ? [{ type: "tool", id: "x", name: "book_appointment", arguments: {} }]
        : null,
    () => null,
  ).begin();
  call.say("Réservez.");
  call.say("Attendez !");
  call.take({ type: "tool-done", id: "u1", arguments: {}, result: { ok: true, say: "Réservé." } });
  call.take({ type: "hung-up" });
  expect(call.ending).toEqual({ endedReason: "caller-hung-up", outcome: "booked" });
});

test("three silences end the call, and the first two ask", () => {
  const call = new Simulation().begin();
  call.pass(60_000);
  expect(call.avaSaid.slice(1)).toEqual([
    "Vous êtes toujours là ?",
    "Je ne vous entends pas. Si vous parlez, rapprochez-vous du téléphone.",
    "Je n’entends personne, je raccroche. Rappelez quand vous voulez. Au revoir.",
  ]);
  expect(call.frames.at(-1)).toEqual({ type: "end", why: "done" });
  call.take({ type: "hung-up" });
  expect(call.ending).toEqual({ endedReason: "silence", outcome: "abandoned" });
});

test("keys are words once they pause, and a lone zero asks for a person", () => {
  const call = new Simulation(never).begin();
  for (const key of "0612345678") call.take({ type: "key", key });
  call.pass(3_100);
  expect(call.thinking.at(-1)?.request.history.at(-1)?.text).toBe("0612345678");
  call.take({ type: "key", key: "0" });
  call.take({ type: "key", key: "#" });
  expect(call.thinking.at(-1)?.request.history.at(-1)?.text).toBe("Je voudrais parler à quelqu’un.");
});

test("a change of language is told to the line, and the disclosure is said in it", () => {
  const call = new Simulation(({ tools, language }) =>
    tools.length === 0 && language === "fr"
      ? [{ type: "tool", id: "x", name: "switch_language", arguments: { language: "en" } }]
      : [{ type: "text", text: "Of course. " }],
  ).begin();
  call.say("Do you speak English?");
  expect(call.frames).toContainEqual({ type: "language", language: "en" });
  expect(call.avaSaid.at(-1)).toBe("I am Ava, the AI assistant taking your call. Of course.");
});

test("a transfer is promised aloud, made when the line lets go, and brings the caller back when nobody takes it", () => {
  const call = new Simulation(
    ({ tools, cue }) =>
      cue === "transfer-failed"
        ? [{ type: "text", text: "Personne ne répond. " }]
        : tools.length === 0
          ? [{ type: "tool", id: "x", name: "transfer_call", arguments: { to: "Camille" } }]
          : [{ type: "text", text: "Je vous passe Camille. " }],
    () => ({ ok: true, say: "Camille.", phone: "+33611111111" }),
  ).begin();
  call.say("Passez-moi Camille.");
  expect(call.avaSaid.at(-1)).toBe("Je vous passe Camille.");
  expect(call.frames.slice(-2)).toEqual([
    { type: "play", sound: "transfer" },
    { type: "end", why: "transfer" },
  ]);
  expect(call.state?.phase).toBe("transferring");
  call.take({ type: "line-lost", session: "VX1" });
  call.pass(25_000);
  call.take({ type: "transfer-ended", isAnswered: false });
  call.take({ type: "connected", session: "VX2" });
  expect(call.avaSaid.at(-1)).toBe("Personne ne répond.");
  call.take({ type: "hung-up" });
  expect(call.ending).toEqual({ endedReason: "caller-hung-up", outcome: "failed" });
});

test("a colleague who takes a transfer talks with the caller for as long as they like", () => {
  const call = new Simulation(
    ({ tools }) =>
      tools.length === 0
        ? [{ type: "tool", id: "x", name: "transfer_call", arguments: { to: "Camille" } }]
        : [{ type: "text", text: "Je vous passe Camille. " }],
    () => ({ ok: true, say: "Camille.", phone: "+33611111111" }),
  ).begin();
  call.say("Passez-moi Camille.");
  call.take({ type: "line-lost", session: "VX1" });
  call.pass(20 * 60_000);
  call.take({ type: "transfer-ended", isAnswered: true });
  expect(call.ending).toEqual({ endedReason: "transferred", outcome: "transferred" });
});

test("a line that breaks in mid-sentence comes back with what the caller had not heard", () => {
  const call = new Simulation(() => [{ type: "text", text: "Nous ouvrons à 9 heures. Nous fermons à midi. " }]).begin();
  call.say("Vos horaires ?");
  call.take({ type: "played", text: "Nous ouvrons à 9 heures. Nous" });
  call.take({ type: "line-lost", session: "VX1" });
  call.take({ type: "connected", session: "VX2" });
  expect(call.avaSaid.slice(-2)).toEqual([
    "Nous ouvrons à 9 heures. Nous",
    "Excusez-moi, la ligne a été coupée un instant. Nous fermons à midi.",
  ]);
});

test("a line that breaks while she thinks comes back with the answer", () => {
  let isDeaf = true;
  const call = new Simulation(() => (isDeaf ? null : [{ type: "text", text: "Mardi à 10 heures. " }])).begin();
  call.say("Quand ?");
  call.take({ type: "line-lost", session: "VX1" });
  isDeaf = false;
  call.take({ type: "connected", session: "VX2" });
  expect(call.avaSaid.at(-1)).toContain("Mardi à 10 heures.");
});

test("a line that never comes back ends the call", () => {
  const call = new Simulation().begin();
  call.take({ type: "line-lost", session: "VX1" });
  call.pass(21_000);
  expect(call.ending).toEqual({ endedReason: "caller-hung-up", outcome: "abandoned" });
});

test("an older line that closes late disturbs nobody", () => {
  const call = new Simulation().begin();
  call.take({ type: "connected", session: "VX2" });
  call.take({ type: "line-lost", session: "VX1" });
  expect(call.state?.session).toBe("VX2");
});

test("the longest call there is ends with a goodbye", () => {
  const call = new Simulation().begin();
  for (let minute = 0; minute < 16; minute += 1) {
    for (let second = 0; second < 60; second += 5) {
      call.say("Et encore ?");
      call.take({ type: "finished-speaking" });
      call.pass(5_000);
    }
  }
  call.take({ type: "hung-up" });
  expect(call.ending).toEqual({ endedReason: "too-long", outcome: "answered" });
});

test("an object that was killed while a model thought lets the rules answer, once", () => {
  const call = new Simulation((_, brain) =>
    brain === "rules" ? [{ type: "text", text: "Nous sommes ouverts. " }] : null,
  ).begin();
  call.say("Vous êtes ouverts ?");
  call.take({ type: "restarted" });
  call.take({ type: "thought", run: 1, thought: { type: "text", text: "Oui, ouverts. " } });
  expect(call.avaSaid.slice(1)).toEqual(["Nous sommes ouverts."]);
});

test("the log alone gives the call again, frame by frame", () => {
  const call = new Simulation().begin();
  call.say("Bonjour");
  call.take({ type: "interrupted", heard: "D’acc" });
  call.say("Au revoir");
  call.take({ type: "hung-up" });
  const again = replay(call.log);
  expect(again.frames).toEqual(call.frames);
  expect(again.spoken).toEqual(call.state?.spoken);
  expect(again.ending).toEqual(call.ending);
});

test("a caller whose answer takes its time is told so once, and the answer follows in the same turn", () => {
  const call = new Simulation(() => null).begin();
  call.say("Combien ?");
  call.pass(1_700);
  expect(call.avaSaid).toHaveLength(1);
  call.pass(200);
  expect(call.avaSaid.at(-1)).toBe("Un instant, je regarde.");
  call.pass(3_000);
  const { run } = call.thinking.at(-1) ?? { run: 0 };
  call.take({ type: "thought", run, thought: { type: "text", text: "Trente euros. " } });
  call.take({ type: "run-over", run });
  expect(call.avaSaid.at(-1)).toBe("Un instant, je regarde. Trente euros.");
  expect(call.state?.spoken.at(-1)?.latency).toMatchObject({ sentMs: 4_900, tookOver: false });
});

test("a model that fails after it made the caller wait is followed by the rules, not by silence", () => {
  const call = new Simulation((_, brain) =>
    brain === "rules" ? [{ type: "text", text: "Trente euros. " }] : null,
  ).begin();
  call.say("Combien ?");
  call.pass(2_000);
  call.take({ type: "run-over", run: 1 });
  expect(call.avaSaid.at(-1)).toBe("Un instant, je regarde. Trente euros.");
});

test("keys that a recorded voice asks for are pressed on the line, before what is said next", () => {
  const call = new Simulation(({ tools }) =>
    tools.length === 0
      ? [{ type: "tool", id: "x", name: "press_keys", arguments: { keys: "1#" } }]
      : [{ type: "text", text: "C’est confirmé. " }],
  ).begin();
  call.say("Livraison demain. Pour confirmer, appuyez sur un, puis dièse.");
  const at = call.frames.findIndex(({ type }) => type === "digits");
  expect(call.frames.slice(at)).toMatchObject([{ digits: "1#" }, { text: "C’est confirmé. " }, { last: true }]);
});
