import { expect, test } from "vitest";
import type { Thought } from "../../../receptionist/conversation/brain";
import { dentistBrief, Simulation } from "./simulation";

const never = () => null;
const text = (words: string): Thought => ({ type: "text", text: words });
const toCamille: Thought = { type: "tool", id: "x", name: "transfer_call", arguments: { to: "Camille" } };
const camille = () => ({ ok: true, say: "Camille.", phone: "+33611111111" });

/** A caller who is with Ava, and whose transfer to Camille rings. */
function ringing(): Simulation {
  const call = new Simulation(({ tools, cue }) => {
    if (cue === "transfer-failed") return [text("Personne ne répond. ")];
    return tools.length === 0 ? [toCamille] : [text("Je vous passe Camille. ")];
  }, camille).begin();
  call.say("Passez-moi Camille.");
  call.take({ type: "line-lost", session: "VX1" });
  return call;
}

test("a caller who hangs up after a talk with a colleague was put through, though the call's end is told first", () => {
  const call = ringing();
  call.take({ type: "hung-up" });
  call.pass(1_000);
  call.take({ type: "transfer-ended", isAnswered: true });
  expect(call.ending).toEqual({ endedReason: "transferred", outcome: "transferred" });
});

test("a caller who hangs up while the colleague's phone rings was not, and the call ends whether or not that is told", () => {
  const told = ringing();
  told.take({ type: "hung-up" });
  told.take({ type: "transfer-ended", isAnswered: false });
  expect(told.ending?.endedReason).toBe("caller-hung-up");
  const untold = ringing();
  untold.take({ type: "hung-up" });
  untold.take({ type: "hung-up" });
  expect(untold.ending).toBeNull();
  untold.pass(5_000);
  expect(untold.ending?.endedReason).toBe("caller-hung-up");
});

test("staff who were rung first and answered have taken the call, though its end is told before theirs", () => {
  const call = new Simulation();
  call.take({ type: "opened", brief: dentistBrief() });
  call.take({ type: "hung-up" });
  call.take({ type: "transfer-ended", isAnswered: true });
  expect(call.ending).toEqual({ endedReason: "transferred", outcome: "transferred" });
});

test("an outcome of a transfer that is told twice does not take Ava from the caller again", () => {
  const call = ringing();
  call.take({ type: "transfer-ended", isAnswered: false });
  call.take({ type: "connected", session: "VX2" });
  call.take({ type: "transfer-ended", isAnswered: false });
  expect(call.state?.session).toBe("VX2");
  call.pass(21_000);
  expect(call.ending).toBeNull();
});

test("a line that breaks after a failed transfer is excused for, and the transfer not once more", () => {
  const call = ringing();
  call.take({ type: "transfer-ended", isAnswered: false });
  call.take({ type: "connected", session: "VX2" });
  call.pass(10_000);
  call.take({ type: "line-lost", session: "VX2" });
  call.take({ type: "connected", session: "VX3" });
  expect(call.avaSaid.slice(-2)).toEqual([
    "Personne ne répond.",
    "Excusez-moi, la ligne a été coupée un instant. Je vous écoute.",
  ]);
});

test("rules that take over after a failed transfer know of it, and do not promise it again", () => {
  const cues: string[] = [];
  const call = new Simulation(({ tools, cue }, brain) => {
    if (brain === "rules") cues.push(cue);
    if (brain === "rules") return [text("Personne ne répond. ")];
    if (cue === "transfer-failed") return null;
    return tools.length === 0 ? [toCamille] : [text("Je vous passe Camille. ")];
  }, camille).begin();
  call.say("Passez-moi Camille.");
  call.take({ type: "transfer-ended", isAnswered: false });
  call.take({ type: "connected", session: "VX2" });
  call.take({ type: "run-failed", run: call.thinking.at(-1)?.run ?? 0, stage: "refused" });
  expect(cues).toEqual(["transfer-failed"]);
});

test("a new line understands the language that the caller had changed to", () => {
  const call = new Simulation(({ tools, language }) =>
    tools.length === 0 && language === "fr"
      ? [{ type: "tool", id: "x", name: "switch_language", arguments: { language: "en" } }]
      : [text("Of course. ")],
  ).begin();
  call.say("Do you speak English?");
  call.take({ type: "line-lost", session: "VX1" });
  const before = call.frames.length;
  call.take({ type: "connected", session: "VX2" });
  expect(call.frames[before]).toEqual({ type: "language", language: "en" });
});

test("a transfer that was withdrawn before it was promised is not made behind the caller's back", () => {
  const call = new Simulation(({ tools, history }) => {
    if (history.at(-1)?.text === "Non, attendez !") return [text("Je vous écoute. ")];
    return tools.length === 0 ? [toCamille] : null;
  }, camille).begin();
  call.say("Passez-moi Camille.");
  call.say("Non, attendez !");
  expect(call.avaSaid.at(-1)).toBe("Je vous écoute.");
  expect(call.state).toMatchObject({ phase: "speaking", transfer: null });
});

test("the longest call there is counts again for a caller whom nobody took", () => {
  const call = ringing();
  call.pass(16 * 60_000);
  expect(call.ending).toBeNull();
  expect([...call.timers.keys()]).toContain("too-long");
});

test("what is said on a new line is another turn than what the broken one cut off", () => {
  const call = new Simulation(never).begin();
  call.take({ type: "heard", text: "Je voudrais", final: false });
  call.take({ type: "line-lost", session: "VX1" });
  call.take({ type: "connected", session: "VX2" });
  call.say("Un rendez-vous.");
  expect(call.state?.spoken.filter(({ role }) => role === "caller").map(({ text }) => text)).toEqual([
    "Je voudrais",
    "Un rendez-vous.",
  ]);
});

test("the answer to a new question does not go on in the middle of the old one's", () => {
  const call = new Simulation(({ history }) =>
    history.at(-1)?.text === "Et samedi ?" ? [text("Fermé. ")] : null,
  ).begin();
  call.say("Vos horaires ?");
  call.take({ type: "thought", run: 1, thought: { type: "text", text: "Nous sommes ouv" } });
  call.say("Et samedi ?");
  expect(call.avaSaid.slice(-2)).toEqual(["Nous sommes ouv", "Fermé."]);
});

test("a cough while a question is thought about withdraws nothing", () => {
  const call = new Simulation(never).begin();
  call.say("Vous êtes ouverts samedi ?");
  call.take({ type: "interrupted", heard: "Cabinet" });
  call.pass(2_600);
  expect(call.thinking).toHaveLength(2);
  expect(call.thinking.at(-1)?.request.history.at(-1)?.text).toBe("Vous êtes ouverts samedi ?");
});

/** A caller who asks while the greeting is still being read out. */
function askedEarly(): Simulation {
  const call = new Simulation(() => [text("Du lundi au jeudi, de 9 heures à 18 heures 30. ")]);
  call.take({ type: "opened", brief: dentistBrief() });
  call.take({ type: "connected", session: "VX1" });
  call.take({ type: "played", text: "Cabinet" });
  call.say("Vos horaires ?");
  return call;
}

test("an interruption of an earlier turn keeps what was heard of that one, and of the next that nothing was", () => {
  const call = askedEarly();
  const greeting = call.state?.spoken[0]?.text ?? "";
  const heard = greeting.slice(0, -6);
  call.take({ type: "interrupted", heard });
  expect(call.state?.spoken.map(({ role, heard }) => ({ role, heard }))).toEqual([
    { role: "ava", heard: heard.trim() },
    { role: "caller", heard: undefined },
    { role: "ava", heard: "" },
  ]);
});

test("what the line reports as played is of the oldest words, and her falling silent after those is not the end", () => {
  const call = askedEarly();
  const greeting = call.state?.spoken[0]?.text ?? "";
  call.take({ type: "played", text: greeting.slice("Cabinet".length) });
  expect(call.state?.speech?.played).toBe(0);
  call.take({ type: "played", text: "Du lundi" });
  expect(call.state?.speech?.played).toBe("Du lundi".length);

  const other = askedEarly();
  other.take({ type: "finished-speaking" });
  expect(other.state?.phase).toBe("speaking");
  other.take({ type: "finished-speaking" });
  expect(other.state?.phase).toBe("listening");
});

test("words that an old line did not report are not waited for on a new one", () => {
  const call = ringing();
  call.take({ type: "transfer-ended", isAnswered: false });
  call.take({ type: "connected", session: "VX2" });
  expect(call.state?.ahead).toEqual([]);
  call.take({ type: "played", text: "Personne" });
  expect(call.state?.speech?.played).toBe("Personne".length);
});
