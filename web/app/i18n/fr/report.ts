import type { ToolName } from "../../../../receptionist/tools/tool";

/** What a conversation shows besides its words: where one talks to Ava, and on the page of a call. */
export const report = {
  tools: {
    check_opening: "Horaires consultés",
    get_address: "Adresse consultée",
    list_services: "Prestations consultées",
    find_answer: "Réponse cherchée",
    find_slots: "Créneaux cherchés",
    book_appointment: "Rendez-vous inscrit",
    request_appointment: "Demande de rendez-vous notée",
    take_message: "Message noté",
    transfer_call: "Transfert demandé",
    note_gap: "Question sans réponse notée",
    switch_language: "Langue changée",
    end_call: "Fin de l'appel",
  } satisfies Record<ToolName, string>,
  underWay: "en cours",
  /** A tool that found nothing, or that could not do what was asked. */
  inVain: "sans résultat",
  version: "Réponses d'Ava",
  versionOf: "Version {{version}}",
  draft: "Brouillon, pas encore publié",
  answeredBy: "Cerveau",
  brain: { rules: "Règles", llm: "Modèle de langage", tookOver: "Règles, en relais du modèle" },
  latency: {
    title: "Temps de réponse d'Ava",
    body: "Des derniers mots de l'appelant au premier mot envoyé. La voix et le réseau n'y sont pas.",
    p50: "Une réponse sur deux en moins de",
    p95: "95 % en moins de",
    table: "Temps de chaque réponse",
    at: "Moment",
    thought: "Réflexion",
    sent: "Envoi",
    total: "Total",
    brain: "Par",
    ms: "{{ms}} ms",
    takenOver_one: "Une fois, le modèle a tardé ou échoué : les règles ont répondu à sa place.",
    takenOver_other: "{{count}} fois, le modèle a tardé ou échoué : les règles ont répondu à sa place.",
  },
};
