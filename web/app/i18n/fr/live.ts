import type { CallStatus, EndedReason } from "../../../../durable-objects/call.schema";

/** The live view of a call, in onboarding and on the page of a call. */
export const live = {
  /** The button that leads to a conversation with Ava. */
  test: "Tester Ava",
  label: "Appel en direct",
  reconnecting: "Connexion perdue, reconnexion… L'appel continue, rien n'est perdu.",
  reconnectNow: "Reprendre",
  status: {
    queued: "Appel en file",
    ringing: "Ça sonne",
    "in-progress": "En cours",
    forwarding: "Transfert en cours",
    ended: "Terminé",
  } satisfies Record<CallStatus, string>,
  endedReason: {
    "caller-hung-up": "l'appelant a raccroché",
    "ava-hung-up": "Ava a raccroché",
    transferred: "appel transféré",
    "no-answer": "personne n'a décroché",
    busy: "ligne occupée",
    voicemail: "messagerie vocale",
    silence: "trop long silence",
    "too-long": "durée maximale atteinte",
    cancelled: "appel annulé",
    "provider-error": "erreur de l'opérateur",
    "provider-silent": "l'opérateur ne donne plus de nouvelles",
    "no-credit": "crédit de l'opérateur épuisé",
    unknown: "raison inconnue",
  } satisfies Record<EndedReason, string>,
  empty: {
    waiting: "Décrochez quand votre téléphone sonne : la conversation s'écrira ici.",
    listening: "Ava va parler…",
    over: "Rien n'a été dit pendant cet appel.",
  },
};
