import { sayOpeningAt } from "../opening/spoken-hours";
import { type Desk, inWords, refusal } from "./desk";
import type { ToolResult } from "./tool";

/** Outside hours an owner may want nothing but messages taken. */
export const isForMessagesOnly = ({ brief }: Desk): boolean => brief.duty === "message";

export const messagesOnly = (desk: Desk): ToolResult => {
  const { brief, nowMs, language } = desk;
  const offer = inWords(desk, {
    vous: "Je peux prendre un message, et l’équipe vous rappellera.",
    tu: "Je peux prendre un message, et l’équipe te rappellera.",
    en: "I can take a message, and the team will call you back.",
  });
  return refusal(`${sayOpeningAt(brief.opening, nowMs, brief.timeZone, nowMs, language)} ${offer}`);
};
