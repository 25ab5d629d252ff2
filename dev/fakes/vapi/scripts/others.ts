import type { Script } from "../script";

const message = (callerName: string, text: string) => ({
  tool: "take_message",
  arguments: { callerName, callbackNumber: "{customer}", message: text },
});

/** One short conversation for each further language that Ava speaks. */
export const OTHER_LANGUAGES: Script[] = [
  {
    name: "generic-es",
    language: "es",
    answered: true,
    steps: [
      { caller: "Buenos días, quería saber si abren el sábado." },
      { ava: "Buenos días. Lo consulto con el equipo. ¿Quiere que le llamemos para confirmárselo?" },
      { caller: "Sí, por favor, soy Lucía Romero." },
      message("Lucía Romero", "Pregunta si abren el sábado."),
      { ava: "Anotado, Lucía. El equipo le llamará pronto. ¡Gracias por su llamada!" },
      { caller: "Gracias, adiós." },
    ],
    endedReason: "customer-ended-call",
    summary: "Lucía Romero pregunta si el negocio abre el sábado. Mensaje tomado: espera una llamada.",
    findings: { callerName: "Lucía Romero", topic: "Horario", outcome: "message-taken" },
  },
  {
    name: "generic-de",
    language: "de",
    answered: true,
    steps: [
      { caller: "Guten Tag, ich wollte fragen, ob Sie am Samstag geöffnet haben." },
      { ava: "Guten Tag! Ich frage gern beim Team nach. Dürfen wir Sie dazu zurückrufen?" },
      { caller: "Ja, gern, mein Name ist Jonas Weber." },
      message("Jonas Weber", "Fragt, ob am Samstag geöffnet ist."),
      { ava: "Das habe ich notiert, Herr Weber. Das Team meldet sich bei Ihnen. Vielen Dank für Ihren Anruf!" },
      { caller: "Danke, auf Wiederhören." },
    ],
    endedReason: "customer-ended-call",
    summary: "Jonas Weber fragt, ob am Samstag geöffnet ist. Nachricht notiert: Er wartet auf einen Rückruf.",
    findings: { callerName: "Jonas Weber", topic: "Öffnungszeiten", outcome: "message-taken" },
  },
  {
    name: "generic-it",
    language: "it",
    answered: true,
    steps: [
      { caller: "Buongiorno, volevo sapere se siete aperti sabato." },
      { ava: "Buongiorno! Lo chiedo volentieri alla squadra. Vuole che la richiamiamo per conferma?" },
      { caller: "Sì, grazie, sono Giulia Conti." },
      message("Giulia Conti", "Chiede se siete aperti sabato."),
      { ava: "Ho preso nota, Giulia. La richiameremo presto. Grazie della telefonata!" },
      { caller: "Grazie, arrivederci." },
    ],
    endedReason: "customer-ended-call",
    summary: "Giulia Conti chiede se l'attività è aperta sabato. Messaggio preso: attende di essere richiamata.",
    findings: { callerName: "Giulia Conti", topic: "Orari", outcome: "message-taken" },
  },
];
