import { type Fact, type Text, withoutLinks, withoutLinksIn } from "../mail/mail-text";

type Factor = "totp" | "passkey";

const FACTOR = {
  fr: { totp: "une application d’authentification", passkey: "une clé d’accès" },
  en: { totp: "an authenticator app", passkey: "a passkey" },
} as const;

const FACTOR_NAMED = {
  fr: { totp: "Application d’authentification", passkey: "Clé d’accès" },
  en: { totp: "Authenticator app", passkey: "Passkey" },
} as const;

/** `url` is the security settings. */
export const factorAddedText: Text<{ name: string; factor: Factor; url: string }> = {
  fr: ({ name, factor, url }) => ({
    subject: `${FACTOR_NAMED.fr[factor]} ajoutée à votre compte AvaFirst`,
    preview: "Votre compte est mieux protégé.",
    title: `${FACTOR_NAMED.fr[factor]} ajoutée`,
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      factor === "totp"
        ? "Une application d’authentification protège désormais votre compte\u00a0: son code vous sera demandé à chaque connexion. Gardez vos codes de secours en lieu sûr."
        : "Une clé d’accès vient d’être ajoutée à votre compte\u00a0: votre empreinte, votre visage ou le code de votre appareil suffit désormais pour vous connecter.",
    ],
    action: { label: "Voir la sécurité de mon compte", url },
    note: `Si vous n’avez pas ajouté ${FACTOR.fr[factor]}, retirez-la et changez votre mot de passe sans attendre.`,
  }),
  en: ({ name, factor, url }) => ({
    subject: `${FACTOR_NAMED.en[factor]} added to your AvaFirst account`,
    preview: "Your account is better protected.",
    title: `${FACTOR_NAMED.en[factor]} added`,
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      factor === "totp"
        ? "An authenticator app now protects your account: its code is asked for at each log-in. Keep your recovery codes somewhere safe."
        : "A passkey was just added to your account: your fingerprint, your face or your device’s code is now enough to log in.",
    ],
    action: { label: "See my account’s security", url },
    note: `If you did not add ${FACTOR.en[factor]}, remove it and change your password right away.`,
  }),
};

/** `url` is the security settings. */
export const factorRemovedText: Text<{ name: string; factor: Factor; url: string }> = {
  fr: ({ name, factor, url }) => ({
    subject: `${FACTOR_NAMED.fr[factor]} retirée de votre compte AvaFirst`,
    preview: "Votre compte est moins protégé qu’avant.",
    title: `${FACTOR_NAMED.fr[factor]} retirée`,
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      factor === "totp"
        ? "L’application d’authentification de votre compte vient d’être retirée\u00a0: son code ne vous sera plus demandé."
        : "Une clé d’accès vient d’être retirée de votre compte\u00a0: elle ne permet plus de se connecter.",
    ],
    action: { label: "Voir la sécurité de mon compte", url },
    note: "Si ce n’est pas vous, changez votre mot de passe sans attendre et fermez vos autres sessions.",
  }),
  en: ({ name, factor, url }) => ({
    subject: `${FACTOR_NAMED.en[factor]} removed from your AvaFirst account`,
    preview: "Your account is less protected than before.",
    title: `${FACTOR_NAMED.en[factor]} removed`,
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      factor === "totp"
        ? "Your account’s authenticator app was just removed: its code will not be asked for any more."
        : "A passkey was just removed from your account: it no longer logs anyone in.",
    ],
    action: { label: "See my account’s security", url },
    note: "If this was not you, change your password right away and end your other sessions.",
  }),
};

/** `left` recovery codes remain. `url` is the security settings. */
export const recoveryCodeUsedText: Text<{ name: string; left: number; url: string }> = {
  fr: ({ name, left, url }) => ({
    subject: "Un code de secours a ouvert votre compte AvaFirst",
    preview: leftFr(left),
    title: "Un code de secours a servi",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      `Un de vos codes de secours vient de servir à vous connecter. ${leftFr(left)}`,
      ...(left <= FEW
        ? ["Préparez-en de nouveaux\u00a0: sans eux, un téléphone perdu vous fermerait votre compte."]
        : []),
    ],
    action: { label: left <= FEW ? "Préparer de nouveaux codes" : "Voir la sécurité de mon compte", url },
    note: "Si ce n’est pas vous, changez votre mot de passe sans attendre et remplacez vos codes de secours.",
  }),
  en: ({ name, left, url }) => ({
    subject: "A recovery code opened your AvaFirst account",
    preview: leftEn(left),
    title: "A recovery code was used",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      `One of your recovery codes was just used to log in. ${leftEn(left)}`,
      ...(left <= FEW ? ["Make new ones: without them, a lost phone would lock you out of your account."] : []),
    ],
    action: { label: left <= FEW ? "Make new codes" : "See my account’s security", url },
    note: "If this was not you, change your password right away and replace your recovery codes.",
  }),
};

/** `url` is the security settings. */
export const recoveryCodesMadeText: Text<{ name: string; facts: Fact[]; url: string }> = {
  fr: ({ name, facts, url }) => ({
    subject: "Nouveaux codes de secours pour votre compte AvaFirst",
    preview: "Les précédents ne servent plus.",
    title: "Nouveaux codes de secours",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "De nouveaux codes de secours viennent d’être préparés pour votre compte\u00a0: les précédents ne servent plus.",
    ],
    facts: withoutLinksIn(facts),
    action: { label: "Voir la sécurité de mon compte", url },
    note: "Si ce n’est pas vous, préparez de nouveaux codes, changez votre mot de passe et fermez vos autres sessions sans attendre.",
  }),
  en: ({ name, facts, url }) => ({
    subject: "New recovery codes for your AvaFirst account",
    preview: "The old ones no longer work.",
    title: "New recovery codes",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "New recovery codes were just made for your account: the old ones no longer work.",
    ],
    facts: withoutLinksIn(facts),
    action: { label: "See my account’s security", url },
    note: "If this was not you, make new codes, change your password and end your other sessions right away.",
  }),
};

/** From here on the mail asks for new codes. */
const FEW = 3;

const leftFr = (left: number): string =>
  left === 0 ? "Il ne vous en reste aucun." : left === 1 ? "Il vous en reste un seul." : `Il vous en reste ${left}.`;

const leftEn = (left: number): string =>
  left === 0 ? "You have none left." : left === 1 ? "You have one left." : `You have ${left} left.`;
