import { expect, test } from "vitest";
import type { Thought } from "../../../receptionist/conversation/brain";
import { type OwnerOrder, orderRefusal } from "../../../receptionist/conversation/orders";
import { replay } from "../../../receptionist/conversation/replay";
import { dentistBrief, Simulation } from "./simulation";

const STAFF = "+33622222222";
const LINE = "Le docteur vous rappelle ce soir.";
const never = () => null;
const text = (words: string): Thought => ({ type: "text", text: words });
const toSay = { type: "told-to-say", text: LINE } as const;
const toTransfer = { type: "told-to-transfer", phone: STAFF } as const;
const toHangUp = { type: "told-to-hang-up" } as const;

/** What went to the line, as words; a closed turn ends with a bar, anything but words stands in brackets. */
const sent = (call: Simulation) =>
  call.frames
    .map((frame) => (frame.type === "text" ? `${frame.text.trim()}${frame.last ? "|" : ""}` : `[${frame.type}]`))
    .join("");

const refusal = (call: Simulation, order: OwnerOrder["type"]) => call.state && orderRefusal(call.state, order);

test("the owner's line is said at once to a caller who waits, as a turn of Ava's, and she listens after it", () => {
  const call = new Simulation().begin();
  call.take(toSay);
  expect(call.avaSaid.at(-1)).toBe(LINE);
  expect(call.state?.phase).toBe("speaking");
  call.take({ type: "finished-speaking" });
  expect(call.state?.phase).toBe("listening");
  call.say("Très bien, merci.");
  expect(call.avaSaid.at(-1)).toBe("D’accord.");
});

test("while Ava is heard, the owner's line follows what she is saying; nothing of either is lost", () => {
  const call = new Simulation().begin();
  call.say("Vos horaires ?");
  call.take(toSay);
  expect(sent(call)).toMatch(new RegExp(`D’accord\\.\\|${LINE}\\|$`));
  // What is played first is still counted first.
  call.take({ type: "interrupted", heard: "D’accord." });
  expect(call.state?.spoken.at(-1)).toMatchObject({ text: LINE, heard: "" });
});

test("in the middle of an answer the line waits for its end, and is said before she parts", () => {
  const call = new Simulation(never).begin();
  call.say("Vous fermez à quelle heure ?");
  const [{ run } = { run: 0 }] = call.thinking;
  call.take({ type: "thought", run, thought: text("Nous fermons ") });
  call.take(toSay);
  expect(sent(call)).not.toContain(LINE);
  call.take({ type: "thought", run, thought: text("à 18 h. ") });
  call.take({
    type: "thought",
    run,
    thought: { type: "tool", id: "x", name: "end_call", arguments: { reason: "done" } },
  });
  call.take({ type: "run-over", run });
  expect(sent(call)).toMatch(new RegExp(`Nous fermonsà 18 h\\.\\|${LINE}\\|\\[end\\]$`));
});

test("while Ava thinks, the owner's line comes first and her answer after it", () => {
  const call = new Simulation(never).begin();
  call.say("Combien coûte un détartrage ?");
  call.take(toSay);
  const [{ run } = { run: 0 }] = call.thinking;
  call.take({ type: "thought", run, thought: text("Soixante euros. ") });
  call.take({ type: "run-over", run });
  expect(call.avaSaid.slice(-2)).toEqual([LINE, "Soixante euros."]);
});

test("a caller in mid-sentence is not talked over, and what they say is answered, not what the owner said", () => {
  const call = new Simulation().begin();
  call.take({ type: "heard", text: "Je voudrais", final: false });
  call.take(toSay);
  expect(sent(call)).not.toContain(LINE);
  call.say("Je voudrais un détartrage.");
  expect(call.avaSaid.slice(-2)).toEqual([LINE, "D’accord."]);
  const asked = call.effects.findLast((effect) => effect.type === "think");
  expect(asked?.type === "think" && asked.request.history.at(-1)).toEqual({
    role: "caller",
    text: "Je voudrais un détartrage.",
  });
  // One who falls silent in the middle of a sentence, or cuts her short and says nothing, does not keep it from being said.
  const quiet = new Simulation().begin();
  quiet.take({ type: "heard", text: "Euh", final: false });
  quiet.take(toSay);
  quiet.pass(2_500);
  expect(quiet.avaSaid).toContain(LINE);
});

test("a line that waits is said though its moment is lost: to a caller who cuts in and says nothing, on a line that broke", () => {
  const inMidAnswer = () => {
    const call = new Simulation(never).begin();
    call.say("Vous fermez à quelle heure ?");
    const [{ run } = { run: 0 }] = call.thinking;
    call.take({ type: "thought", run, thought: text("Nous fermons ") });
    call.take(toSay);
    return call;
  };
  const cut = inMidAnswer();
  cut.take({ type: "interrupted", heard: "Nous" });
  cut.pass(2_500);
  expect(cut.avaSaid.at(-1)).toBe(LINE);

  const broken = inMidAnswer();
  broken.take({ type: "line-lost", session: "VX1" });
  broken.take({ type: "connected", session: "VX2" });
  broken.take({ type: "finished-speaking" });
  broken.pass(8_000);
  expect(broken.avaSaid.at(-1)).toBe(LINE);
});

test("after a question that was answered behind the owner's line, a later round still ends with the caller's words", () => {
  const histories: string[] = [];
  const call = new Simulation(({ history, tools }) => {
    histories.push(history.at(-1)?.text ?? "");
    return tools.length === 0 ? [{ type: "tool", id: "x", name: "check_opening", arguments: {} }] : [text("Oui. ")];
  }).begin();
  call.take({ type: "heard", text: "Vous êtes", final: false });
  call.take(toSay);
  call.say("Vous êtes ouverts ?");
  expect(histories).toEqual(["Vous êtes ouverts ?", "Vous êtes ouverts ?"]);
});

test("the owner's transfer is Ava's: announced, rung, and back with her where nobody answers", () => {
  const call = new Simulation(({ cue }) => [
    text(cue === "transfer-failed" ? "Personne ne répond. " : "Oui. "),
  ]).begin();
  call.take(toTransfer);
  expect(sent(call)).toMatch(/Je vous mets en relation, un instant\.\|\[play\]\[end\]$/);
  expect(call.state).toMatchObject({ phase: "transferring", transfer: { phone: STAFF, state: "ringing" } });
  for (const order of ["told-to-say", "told-to-transfer", "told-to-hang-up"] as const)
    expect(refusal(call, order)).toBe("with-person");
  call.take({ type: "line-lost", session: "VX1" });
  call.take({ type: "transfer-ended", isAnswered: false });
  expect(refusal(call, "told-to-say")).toBe("not-connected");
  call.take({ type: "connected", session: "VX2" });
  expect(call.avaSaid.at(-1)).toBe("Personne ne répond.");

  call.take(toTransfer);
  call.take({ type: "line-lost", session: "VX2" });
  call.take({ type: "transfer-ended", isAnswered: true });
  expect(call.ending).toEqual({ endedReason: "transferred", outcome: "transferred" });
  expect(refusal(call, "told-to-say")).toBe("over");
});

test("told to hang up she says goodbye first, and told again she is gone; what came of the call is what was done in it", () => {
  const call = new Simulation(never).begin();
  call.say("Vos horaires ?");
  const [{ run } = { run: 0 }] = call.thinking;
  call.take(toHangUp);
  expect(sent(call)).toMatch(/au revoir\.\|\[end\]$/);
  expect(refusal(call, "told-to-say")).toBe("leaving");
  // What was being thought out is said by nobody.
  call.take({ type: "thought", run, thought: text("De 9 h à 18 h. ") });
  expect(sent(call)).not.toContain("18 h");
  expect(call.ending).toBeNull();
  call.take(toHangUp);
  expect(call.ending).toEqual({ endedReason: "ava-hung-up", outcome: "answered" });

  const silent = new Simulation().begin();
  silent.take(toHangUp);
  silent.take({ type: "hung-up" });
  expect(silent.ending).toEqual({ endedReason: "ava-hung-up", outcome: "abandoned" });
});

test("nobody is put through from a browser, and its conversation ends with the goodbye", () => {
  const call = new Simulation().begin(dentistBrief({ channel: "browser" }));
  expect(refusal(call, "told-to-transfer")).toBe("no-telephone");
  call.take(toSay);
  expect(call.avaSaid.at(-1)).toBe(LINE);
  call.take(toHangUp);
  expect(call.avaSaid.at(-1)).toMatch(/au revoir/);
  expect(call.ending?.endedReason).toBe("ava-hung-up");
});

test("an order to a line that is not there changes nothing, but for one to hang up on a line that broke", () => {
  const ringing = new Simulation();
  ringing.take({ type: "opened", brief: dentistBrief() });
  for (const order of [toSay, toTransfer, toHangUp]) {
    expect(refusal(ringing, order.type)).toBe("not-connected");
    ringing.take(order);
  }
  expect(ringing.effects).toEqual([]);

  const broken = new Simulation().begin();
  broken.take({ type: "line-lost", session: "VX1" });
  broken.take(toSay);
  expect(broken.avaSaid).not.toContain(LINE);
  broken.take(toHangUp);
  expect(broken.ending?.endedReason).toBe("ava-hung-up");
});

test("a call that the owner steered is the same again from its log", () => {
  const call = new Simulation().begin();
  call.take(toSay);
  call.say("Merci.");
  call.take(toHangUp);
  call.take(toHangUp);
  const again = replay(call.log);
  expect(again.frames).toEqual(call.frames);
  expect(again.ending).toEqual(call.ending);
});
