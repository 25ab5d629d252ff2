import { type Fact, type Text, withoutLinks, withoutLinksIn } from "../mail/mail-text";

/** Logs a person in: 15 minutes, single use. */
export const logInLinkText: Text<{ name: string; url: string }> = {
  fr: ({ name, url }) => ({
    subject: "Votre lien de connexion à AvaFirst",
    preview: "Il sert une seule fois, pendant 15 minutes.",
    title: "Connectez-vous sans mot de passe",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Voici le lien que vous avez demandé. Il fonctionne aussi depuis un autre appareil que celui où vous l’avez demandé.",
    ],
    action: { label: "Me connecter", url },
    note: "Ce lien sert une seule fois, pendant 15 minutes. Ne le transmettez à personne. Si vous ne l’avez pas demandé, ne le suivez pas\u00a0: votre compte n’a pas changé.",
  }),
  en: ({ name, url }) => ({
    subject: "Your AvaFirst log-in link",
    preview: "It works once, for 15 minutes.",
    title: "Log in without a password",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "Here is the link you asked for. It also works on another device than the one you asked from.",
    ],
    action: { label: "Log in", url },
    note: "This link works once, for 15 minutes. Do not pass it on. If you did not ask for it, leave it alone: your account has not changed.",
  }),
};

/** A log-in from a browser that this account had not been used from. `url` is the list of sessions. */
export const newDeviceText: Text<{ name: string; facts: Fact[]; url: string }> = {
  fr: ({ name, facts, url }) => ({
    subject: "Nouvelle connexion à votre compte AvaFirst",
    preview: "Depuis un appareil que nous ne connaissions pas.",
    title: "Connexion depuis un nouvel appareil",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Votre compte vient d’être ouvert depuis un appareil que nous ne connaissions pas.",
    ],
    facts: withoutLinksIn(facts),
    action: { label: "Voir mes sessions", url },
    note: "Si c’est vous, vous n’avez rien à faire. Sinon, fermez cette session et changez votre mot de passe sans attendre.",
  }),
  en: ({ name, facts, url }) => ({
    subject: "New log-in to your AvaFirst account",
    preview: "From a device we had not seen before.",
    title: "Log-in from a new device",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "Someone has just logged in to your account from a device we had not seen before.",
    ],
    facts: withoutLinksIn(facts),
    action: { label: "See my sessions", url },
    note: "If this was you, there is nothing to do. If not, end that session and change your password right away.",
  }),
};

/** A refresh token was presented twice. `url` is the security settings, which ask who is not logged in to do so. */
export const refreshReusedText: Text<{ name: string; url: string }> = {
  fr: ({ name, url }) => ({
    subject: "Une de vos sessions AvaFirst a été fermée par sécurité",
    preview: "Un jeton de connexion a servi deux fois.",
    title: "Nous avons fermé une session",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Un jeton de connexion de votre compte a servi deux fois, comme si quelqu’un l’avait copié. Par précaution, la session concernée est fermée\u00a0; les autres restent ouvertes.",
      "Reconnectez-vous dans l’application qui a été déconnectée. Le plus souvent, rien d’autre n’est à faire.",
    ],
    action: { label: "Me reconnecter", url },
    note: "Si vous n’utilisez aucune application reliée à AvaFirst, répondez à ce message\u00a0: nous regarderons avec vous.",
  }),
  en: ({ name, url }) => ({
    subject: "We closed one of your AvaFirst sessions",
    preview: "A log-in token was used twice.",
    title: "We closed a session",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "A log-in token of your account was used twice, as if someone had copied it. To be safe, that session is closed; your others stay open.",
      "Log in again in the app that was signed out. Most of the time there is nothing else to do.",
    ],
    action: { label: "Log in again", url },
    note: "If you use no app connected to AvaFirst, reply to this message and we will look into it with you.",
  }),
};

/** A provider's account now opens this one. `url` is the security settings. */
export const identityLinkedText: Text<{ name: string; provider: "Google" | "Microsoft"; url: string }> = {
  fr: ({ name, provider, url }) => ({
    subject: `Votre compte ${provider} ouvre désormais AvaFirst`,
    preview: `Vous pouvez vous connecter avec ${provider}.`,
    title: `${provider} est relié à votre compte`,
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      `Un compte ${provider} vient d’être relié à votre compte AvaFirst. Il suffit désormais pour vous connecter\u00a0; vos autres moyens de connexion restent valables.`,
    ],
    action: { label: "Voir mes moyens de connexion", url },
    note: "Si ce n’est pas vous, déliez ce compte et changez votre mot de passe sans attendre.",
  }),
  en: ({ name, provider, url }) => ({
    subject: `Your ${provider} account now opens AvaFirst`,
    preview: `You can log in with ${provider}.`,
    title: `${provider} is linked to your account`,
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      `A ${provider} account was just linked to your AvaFirst account. From now on it is enough to log in; your other ways in still work.`,
    ],
    action: { label: "See my ways in", url },
    note: "If this was not you, unlink that account and change your password right away.",
  }),
};

/** `url` is the security settings. */
export const identityUnlinkedText: Text<{ name: string; provider: "Google" | "Microsoft"; url: string }> = {
  fr: ({ name, provider, url }) => ({
    subject: `Votre compte ${provider} n’ouvre plus AvaFirst`,
    preview: "Vos autres moyens de connexion restent valables.",
    title: `${provider} n’est plus relié à votre compte`,
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      `Un compte ${provider} vient d’être délié de votre compte AvaFirst\u00a0: il ne permet plus de vous connecter. Vos autres moyens de connexion restent valables.`,
    ],
    action: { label: "Voir mes moyens de connexion", url },
    note: "Si ce n’est pas vous, changez votre mot de passe sans attendre et fermez vos autres sessions.",
  }),
  en: ({ name, provider, url }) => ({
    subject: `Your ${provider} account no longer opens AvaFirst`,
    preview: "Your other ways in still work.",
    title: `${provider} is no longer linked to your account`,
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      `A ${provider} account was just unlinked from your AvaFirst account: it no longer logs you in. Your other ways in still work.`,
    ],
    action: { label: "See my ways in", url },
    note: "If this was not you, change your password right away and end your other sessions.",
  }),
};
