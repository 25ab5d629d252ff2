import type { Locale } from "../lib/schemas";
import type { MailText } from "../mail/mail";

/**
 * A stranger may have typed these names to have our mail carry a link of theirs, so what makes a mail client draw one
 * is taken out.
 */
const withoutLinks = (name: string) => name.replace(/[/:@]|\.(?=\S)/g, " ");

type Text<Input> = Record<Locale, (input: Input) => MailText>;

export const confirmSignUpText: Text<{ name: string; businessName: string; url: string }> = {
  fr: ({ name, businessName, url }) => ({
    subject: "Confirmez votre adresse pour ouvrir votre compte AvaFirst",
    preview: "Un clic, et Ava se prépare à répondre pour vous.",
    title: "Confirmez votre adresse",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      `Vous avez demandé un compte AvaFirst pour «\u00a0${withoutLinks(businessName)}\u00a0». Confirmez cette adresse, puis présentez votre entreprise à Ava\u00a0: comptez deux minutes.`,
    ],
    action: { label: "Confirmer mon adresse", url },
    note: "Ce lien sert une seule fois, pendant 24 heures. Si cette demande ne vient pas de vous, ne le suivez pas\u00a0: aucun compte ne sera ouvert.",
  }),
  en: ({ name, businessName, url }) => ({
    subject: "Confirm your address to open your AvaFirst account",
    preview: "One click, and Ava gets ready to answer for you.",
    title: "Confirm your address",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      `You asked for an AvaFirst account for “${withoutLinks(businessName)}”. Confirm this address, then tell Ava about your business. It takes two minutes.`,
    ],
    action: { label: "Confirm my address", url },
    note: "This link works once, for 24 hours. If you did not ask for it, leave it alone: no account will be opened.",
  }),
};

export const alreadyRegisteredText: Text<{ name: string; url: string }> = {
  fr: ({ name, url }) => ({
    subject: "Vous avez déjà un compte AvaFirst",
    preview: "Une inscription vient d’être demandée avec votre adresse.",
    title: "Votre compte existe déjà",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Une inscription vient d’être demandée avec cette adresse, qui a déjà son compte. Connectez-vous avec votre mot de passe habituel.",
    ],
    action: { label: "Me connecter", url },
    note: "Si cette demande ne vient pas de vous, vous n’avez rien à faire\u00a0: votre compte n’a pas changé.",
  }),
  en: ({ name, url }) => ({
    subject: "You already have an AvaFirst account",
    preview: "Someone has just tried to sign up with your address.",
    title: "Your account is already here",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "A sign-up was just requested with this address, which already has an account. Log in with your usual password.",
    ],
    action: { label: "Log in", url },
    note: "If this was not you, there is nothing to do: your account has not changed.",
  }),
};

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
