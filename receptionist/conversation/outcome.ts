import type { Ending } from "./effect";
import type { Conversation } from "./state";

/** What came of a call: what was done outweighs what was said. */
export function outcomeOf({ brief, usedTools, transfer, leaving, spoken }: Conversation): Ending["outcome"] {
  const done = new Set(usedTools.filter(({ result }) => result.ok).map(({ name }) => name));
  if (transfer?.state === "answered") return "transferred";
  if (leaving === "spam") return "spam";
  const isBooked = done.has("book_appointment");
  // What the team has yet to confirm is a request.
  if (isBooked && brief.profile.booking.mode === "book") return "booked";
  if (isBooked || done.has("take_message") || done.has("request_appointment")) return "message-taken";
  if (transfer?.state === "failed") return "failed";
  const asked = spoken.findIndex(({ role, text }) => role === "caller" && text !== "");
  const isAnswered = asked >= 0 && spoken.slice(asked).some(({ role, heard }) => role === "ava" && heard !== "");
  return isAnswered ? "answered" : "abandoned";
}
