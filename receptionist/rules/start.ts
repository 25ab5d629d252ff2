import { contentWords, sameWord } from "../tools/words";
import { goOnBooking } from "./booking";
import { takeBooking } from "./booking-answers";
import { takeContact } from "./contact";
import type { Heard } from "./hearing";
import { asMessage, emptyForm } from "./memory.schema";
import { goOnMessage, messageIn } from "./messages";
import { fill, type Script, say, type Turn, wordsOfTurn } from "./turn";

/** Begins an appointment with all that was said already. `whole`: also what was about something else. */
export function* startBooking(turn: Turn, heard: Heard, whole: Heard): Script {
  const { memory } = turn;
  const { services } = turn.request.brief.profile;
  const isTopic = memory.asked === "offer-booking" || whole.services.length === 0;
  memory.form = emptyForm(services.length === 0 ? "request" : "booking");
  const note = heard.text.trim();
  const meant = heard.services.length > 0 ? heard : { ...heard, services: whole.services };
  const { took, window } = takeBooking(turn, meant);
  if (memory.form.service === null && isTopic && memory.topic !== null) {
    const topic = services.find(({ name }) => name === memory.topic);
    if (topic) fill(turn, { service: topic.name, kind: topic.durationMin === null ? "request" : "booking" });
  }
  if (services.length === 0) fill(turn, { service: note.slice(0, 120) });
  if (services.length === 1 && memory.form.service === null) fill(turn, { service: services[0]?.name ?? null });
  if (isTelling(turn, heard)) fill(turn, { message: note.slice(0, 500) });
  takeContact(turn, heard);
  memory.failures = 0;
  if (!took || !window) say(turn, ...(memory.form.service === null ? [wordsOfTurn(turn).fine] : []));
  yield* goOnBooking(turn, meant, window);
}

/** Words that the team should read beforehand: more than the service and a day, which may be another in the end. */
const isTelling = ({ memory, request }: Turn, { content, text }: Heard): boolean => {
  if (request.brief.profile.industry === "restaurant") return text.trim().split(/\s+/).length > 3;
  const known = contentWords(memory.form?.service ?? "");
  return content.some((word) => !known.some((each) => sameWord(each, word)));
};

/** Takes the caller's own words down for the team. */
export function* passOn(turn: Turn, heard: Heard, before: string): Script {
  const { memory } = turn;
  if (before !== "") say(turn, before);
  memory.form = emptyForm("message");
  memory.failures = 0;
  const message = messageIn(turn, heard.text) ?? (before === "" ? null : heard.text);
  if (message !== null) fill(turn, { message: asMessage(message) });
  takeContact(turn, heard);
  yield* goOnMessage(turn);
}
