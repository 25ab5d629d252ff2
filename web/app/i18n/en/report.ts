import type { ToolName } from "../../../../receptionist/tools/tool";

/** What a conversation shows besides its words: where one talks to Ava, and on the page of a call. */
export const report = {
  tools: {
    check_opening: "Checked the hours",
    get_address: "Checked the address",
    list_services: "Checked the services",
    find_answer: "Looked for an answer",
    find_slots: "Looked for free times",
    book_appointment: "Booked an appointment",
    request_appointment: "Noted an appointment request",
    take_message: "Noted a message",
    transfer_call: "Asked for a transfer",
    note_gap: "Noted a question without an answer",
    switch_language: "Changed the language",
    end_call: "Ended the call",
  } satisfies Record<ToolName, string>,
  underWay: "under way",
  /** A tool that found nothing, or that could not do what was asked. */
  inVain: "nothing came of it",
  version: "Ava's answers",
  versionOf: "Version {{version}}",
  draft: "Draft, not published yet",
  answeredBy: "Brain",
  brain: { rules: "Rules", llm: "Language model", tookOver: "Rules, in place of the model" },
  latency: {
    title: "How fast Ava answered",
    body: "From the caller's last words to the first word sent. Voice and network are not in it.",
    p50: "Half of the answers within",
    p95: "95% within",
    table: "Time of each answer",
    at: "At",
    thought: "Thinking",
    sent: "Sending",
    total: "Total",
    brain: "By",
    ms: "{{ms}} ms",
    takenOver_one: "Once the model was late or failed: the rules answered in its place.",
    takenOver_other: "{{count}} times the model was late or failed: the rules answered in its place.",
  },
};
