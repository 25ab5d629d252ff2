/** Why the API refused, in words that the server alone puts into an answer: browsers do not load them. */
export const refusals = {
  /** Where the API says how long to wait. */
  tryAgain: "Trop d'essais en peu de temps. Réessayez dans {{wait}}.",
  /** What only the API can know of a field. */
  field: {
    password: "Ce mot de passe est trop courant. Choisissez-en un autre.",
    current: "Ce n'est pas votre mot de passe actuel.",
    email: "Cette adresse n'est pas acceptée.",
    phone: "Ce numéro ne peut pas recevoir de code. Saisissez un numéro de mobile d'un pays desservi.",
    code: "Ce code n'est pas le bon. Vérifiez-le, ou demandez-en un nouveau.",
    dialled: "Ava n'appelle pas ce numéro : ni surtaxé, ni à coût partagé, ni court ou d'urgence.",
    other: "Cette réponse n'est pas acceptée.",
  },
};
