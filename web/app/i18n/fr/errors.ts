import type { ErrorCode } from "../../../../worker/lib/errors";

export const errors = {
  /** One sentence per code of the API: what happened, then what to do. */
  code: {
    invalid_input: "Certaines réponses sont à revoir.",
    unauthenticated: "Votre session a expiré. Reconnectez-vous.",
    invalid_credentials: "Adresse ou mot de passe incorrect. Vérifiez votre saisie.",
    limit_reached: "Vous avez atteint ce qu'AvaFirst offre. Réessayez demain, ou connectez votre propre compte.",
    forbidden: "Votre rôle ne permet pas cette action. Demandez à un administrateur.",
    foreign_origin: "Cette demande vient d'un autre site. Rechargez la page et recommencez.",
    step_up_required: "Confirmez d'abord que c'est bien vous.",
    not_found: "Cet élément n'existe pas ou n'existe plus.",
    conflict: "Quelqu'un a modifié ceci entre-temps. Rechargez la page et recommencez.",
    last_way_in: "C'est votre seul moyen de vous connecter. Ajoutez-en un autre avant de le retirer.",
    number_unavailable: "Ce numéro n'est plus disponible. Choisissez-en un autre.",
    code_expired: "Ce code a expiré. Demandez-en un nouveau.",
    link_expired: "Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.",
    payload_too_large: "L'envoi est trop volumineux. Réduisez-le et recommencez.",
    provider_refused: "L'opérateur a refusé cette demande. Vérifiez les informations saisies.",
    provider_credentials: "L'opérateur refuse ces identifiants. Vérifiez-les dans votre compte.",
    upgrade_required: "Cette adresse attend une connexion en direct. Rechargez la page.",
    codes_paused:
      "Nous n'envoyons plus de codes pour le moment. Connectez-vous autrement, ou réessayez dans une heure.",
    too_many_requests: "Trop d'essais en peu de temps. Patientez une minute, puis recommencez.",
    internal: "Une erreur est survenue de notre côté. Réessayez dans un instant.",
    upstream_failed: "L'opérateur ne répond pas correctement. Réessayez dans un instant.",
    provider_busy: "L'opérateur est saturé. Réessayez dans une minute.",
    upstream_timeout: "L'opérateur met trop de temps à répondre. Réessayez dans un instant.",
  } satisfies Record<ErrorCode, string>,
  /** What a form says under a field. */
  field: {
    required: "Ce champ est nécessaire.",
    email: "Saisissez une adresse comme prenom@exemple.fr.",
    phone: "Saisissez un numéro comme 06 12 34 56 78.",
    tooShort: "Saisissez au moins {{count}} caractères.",
    tooLong: "Saisissez au plus {{count}} caractères.",
    tooSmall: "Choisissez au moins {{count}}.",
    tooBig: "Choisissez au plus {{count}}.",
    choice: "Choisissez une des réponses proposées.",
    invalid: "Cette réponse n'est pas valable.",
  },
  page: {
    notFound: { title: "Page introuvable", body: "L'adresse est peut-être incomplète, ou la page a été retirée." },
    forbidden: {
      title: "Accès réservé",
      body: "Votre rôle ne permet pas de voir cette page. Demandez à un administrateur.",
    },
    tooMany: { title: "Trop de demandes", body: "Patientez une minute, puis rechargez la page." },
    unavailable: {
      title: "Ava est injoignable un instant",
      body: "Un service dont nous dépendons ne répond pas. Rechargez la page dans un moment.",
    },
    crashed: {
      title: "Une erreur est survenue",
      body: "Elle vient de nous, et elle est enregistrée. Rechargez la page ; si elle revient, écrivez-nous.",
    },
    offline: {
      title: "Hors connexion",
      body: "Cette page n'a pas pu être lue. Elle s'ouvrira d'elle-même au retour du réseau.",
    },
    search: "Chercher un appel",
    find: "Chercher",
    reference: "Référence à citer :",
    reload: "Recharger la page",
    home: "Revenir à l'accueil",
  },
};
