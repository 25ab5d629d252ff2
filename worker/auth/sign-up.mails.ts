import { type Text, withoutLinks } from "../mail/mail-text";

/** Proves the address of a sign-up. */
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

/** To the owner of an address that somebody tried to sign up with. `url` is the log-in page. */
export const alreadyRegisteredText: Text<{ name: string; url: string }> = {
  fr: ({ name, url }) => ({
    subject: "Vous avez déjà un compte AvaFirst",
    preview: "Une inscription vient d’être demandée avec votre adresse.",
    title: "Votre compte existe déjà",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Une inscription vient d’être demandée avec cette adresse, qui a déjà son compte. Connectez-vous comme d’habitude.",
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
      "A sign-up was just requested with this address, which already has an account. Log in as you usually do.",
    ],
    action: { label: "Log in", url },
    note: "If this was not you, there is nothing to do: your account has not changed.",
  }),
};

/** To an address without an account, for which a log-in link or a new password was asked. `url` is the sign-up page. */
export const noAccountText: Text<{ url: string }> = {
  fr: ({ url }) => ({
    subject: "Aucun compte AvaFirst à cette adresse",
    preview: "Un lien vient d’être demandé, mais aucun compte n’utilise cette adresse.",
    title: "Pas de compte à cette adresse",
    paragraphs: [
      "Bonjour,",
      "Quelqu’un vient de demander à se connecter à AvaFirst avec cette adresse. Aucun compte ne l’utilise\u00a0: vous avez peut-être donné une autre adresse en vous inscrivant.",
      "Pas encore de compte\u00a0? Ouvrez-en un en deux minutes.",
    ],
    action: { label: "Ouvrir un compte", url },
    note: "Si cette demande ne vient pas de vous, vous n’avez rien à faire.",
  }),
  en: ({ url }) => ({
    subject: "No AvaFirst account uses this address",
    preview: "A link was just requested, but no account uses this address.",
    title: "No account at this address",
    paragraphs: [
      "Hello,",
      "Someone has just asked to log in to AvaFirst with this address. No account uses it: perhaps you signed up with another one.",
      "No account yet? Opening one takes two minutes.",
    ],
    action: { label: "Open an account", url },
    note: "If this was not you, there is nothing to do.",
  }),
};
