import type { Script } from "../script";

const en = { language: "en", answered: true } as const;

export const ENGLISH: Script[] = [
  {
    ...en,
    name: "dentist-en",
    suits: /\bdentist|\bteeth\b/i,
    steps: [
      { caller: "Hi, I've had a toothache since last night and I'd like to see someone soon." },
      { ava: "I'm sorry to hear that. Is the pain strong enough to keep you awake?" },
      { caller: "It is, yes, especially with anything cold." },
      { ava: "I'll mark it as urgent. The practice keeps a few slots late in the morning, and I could also offer" },
      { caller: "Tomorrow morning would be perfect.", interrupts: true },
      { ava: "Tomorrow morning it is. What name should I put down?" },
      { caller: "Hannah Brooks, and you can call me back on this number." },
      {
        tool: "request_appointment",
        arguments: {
          callerName: "Hannah Brooks",
          callbackNumber: "{customer}",
          service: "Dental emergency",
          preferredTime: "tomorrow morning",
        },
      },
      { ava: "That's noted, Hannah. The team will call you back to confirm the time. Anything else I can do?" },
      { caller: "No, that's everything, thank you." },
      { ava: "Thank you for calling, and take care until then. Goodbye!" },
    ],
    endedReason: "customer-ended-call",
    summary:
      "Hannah Brooks has had a toothache since last night and asks for an urgent appointment tomorrow morning. The request is noted; the team is to call back with a time.",
    findings: { callerName: "Hannah Brooks", topic: "Dental emergency", outcome: "booked" },
  },
  {
    ...en,
    name: "garage-en",
    suits: /\bgarage|oil change|brakes?\b|mechanic/i,
    steps: [
      { caller: "Hello, I need an oil change before we drive up north." },
      { ava: "Of course. Which model is it, and how many miles does it have?" },
      { caller: "It's a diesel Golf with about seventy thousand miles." },
      { hang: true },
      { ava: "Thank you. An oil change takes about an hour, and while it is here we could also" },
      { caller: "Could you look at the brakes as well?", interrupts: true },
      { ava: "Yes, I'll add that. Which day would suit you?" },
      { caller: "Thursday afternoon if you can. My name is Omar Reed." },
      {
        tool: "request_appointment",
        arguments: {
          callerName: "Omar Reed",
          callbackNumber: "{customer}",
          service: "Oil change",
          preferredTime: "Thursday afternoon",
        },
      },
      {
        ava: "All noted, Mr Reed: oil change and a brake check, Thursday afternoon. The garage will confirm the time.",
      },
      { caller: "Great, thanks, bye." },
      { ava: "Goodbye, and drive safely!" },
    ],
    endedReason: "customer-ended-call",
    summary:
      "Omar Reed wants an oil change and a brake check for his diesel Golf (70,000 miles) on Thursday afternoon. Request noted; the garage is to confirm the time.",
    findings: { callerName: "Omar Reed", topic: "Oil change, brakes", outcome: "booked" },
  },
  {
    ...en,
    name: "restaurant-en",
    suits: /\brestaurant|\bmenus?\b|\bbistro/i,
    steps: [
      { caller: "Good evening, I'd like to book a table for Saturday night." },
      { ava: "With pleasure. For how many people, and at about what time?" },
      { caller: "Four of us, around half past eight, with a pushchair." },
      { ava: "Four people on Saturday at half past eight, with room for a pushchair. What name is it?" },
      { caller: "Sinclair. Do you have vegetarian dishes?" },
      {
        tool: "request_appointment",
        arguments: {
          callerName: "Sinclair",
          callbackNumber: "{customer}",
          service: "Table for 4",
          preferredTime: "Saturday at 8:30 pm",
        },
      },
      {
        ava: "I'll pass that on to the kitchen, who will confirm it. Your request is noted, and the team will call you back.",
      },
      { caller: "Lovely, see you Saturday." },
      { ava: "See you on Saturday. Have a good evening!" },
    ],
    endedReason: "customer-ended-call",
    summary:
      "Table requested under the name Sinclair: four people on Saturday at 8:30 pm, with a pushchair. Asked about vegetarian dishes. The team is to confirm.",
    findings: { callerName: "Sinclair", topic: "Table booking", outcome: "booked" },
  },
  {
    ...en,
    name: "generic-en",
    steps: [
      { caller: "Hello, I was wondering whether you are open at the weekend." },
      { ava: "Hello! Let me check with the team. Shall we call you back to confirm?" },
      { caller: "Yes please, my name is Julia Perry." },
      { ava: "Thank you, Julia. Is there anything else I should pass on, or may I" },
      { caller: "Tell them it's about a new project.", interrupts: true },
      {
        tool: "take_message",
        arguments: {
          callerName: "Julia Perry",
          callbackNumber: "{customer}",
          message: "Asks whether the team is available at the weekend, about a new project.",
        },
      },
      { ava: "I've passed it on: the team will call you back about your new project. Thank you for calling!" },
      { caller: "Thank you, goodbye." },
      { ava: "Goodbye, Julia." },
    ],
    endedReason: "customer-ended-call",
    summary:
      "Julia Perry asks whether the team is available at the weekend, about a new project. Message taken: she expects a call back.",
    findings: { callerName: "Julia Perry", topic: "Opening hours", outcome: "message-taken" },
  },
];
