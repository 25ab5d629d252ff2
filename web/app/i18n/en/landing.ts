import type { landing as fr } from "../fr/landing";
import type { Translated } from "../resources";

export const landing: Translated<typeof fr> = {
  title: "Ava picks up when you can't.",
  body: "A receptionist for your line: she greets every caller, books appointments, takes messages, and puts through what matters. Ready in minutes, on the number you already have.",
  start: "Try Ava",
  logIn: "Log in",
  note: "Your first test call within ten minutes. No card needed.",
  points: {
    answer: {
      title: "Every call gets an answer",
      body: "After hours, mid-appointment, or when three customers ring at once.",
    },
    facts: {
      title: "Nothing made up",
      body: "Hours, prices and openings come from you alone. When Ava doesn't know, she takes a message.",
    },
    follow: {
      title: "You see it all",
      body: "The conversation appears as it is spoken; every call's summary and cost stay on your dashboard.",
    },
  },
  footer: "Ava says that she is an AI at the start of each call, as the EU AI Act (Art. 50) requires.",
};
