import { appointments } from "./appointments";
import { emergencies } from "./emergencies";
import { inEnglish } from "./english";
import { messages } from "./messages";
import { questions } from "./questions";
import type { Conversation } from "./script";
import { unwanted } from "./unwanted";

/** What people call the demo practice for. */
export const CONVERSATIONS: readonly Conversation[] = [
  ...appointments,
  ...emergencies,
  ...questions,
  ...messages,
  ...unwanted,
  ...inEnglish,
];
