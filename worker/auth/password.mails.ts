import { type Fact, type Text, withoutLinks, withoutLinksIn } from "../mail/mail-text";

/** Lets a person choose a new password: 15 minutes, single use. */
export const resetPasswordText: Text<{ name: string; url: string }> = {
  fr: ({ name, url }) => ({
    subject: "Choisissez un nouveau mot de passe AvaFirst",
    preview: "Ce lien sert une seule fois, pendant 15 minutes.",
    title: "Choisissez un nouveau mot de passe",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Vous avez demandé à changer de mot de passe. Choisissez-en un nouveau\u00a0: vos sessions ouvertes ailleurs seront alors fermées.",
    ],
    action: { label: "Choisir un mot de passe", url },
    note: "Ce lien sert une seule fois, pendant 15 minutes. Si vous ne l’avez pas demandé, ne le suivez pas\u00a0: votre mot de passe reste le même.",
  }),
  en: ({ name, url }) => ({
    subject: "Choose a new AvaFirst password",
    preview: "This link works once, for 15 minutes.",
    title: "Choose a new password",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "You asked to change your password. Choose a new one: your sessions elsewhere will then be ended.",
    ],
    action: { label: "Choose a password", url },
    note: "This link works once, for 15 minutes. If you did not ask for it, leave it alone: your password stays the same.",
  }),
};

/** After a reset or a change. `url` is the security settings, which ask who is not logged in to do so. */
export const passwordChangedText: Text<{ name: string; url: string; facts: Fact[] }> = {
  fr: ({ name, url, facts }) => ({
    subject: "Votre mot de passe AvaFirst a changé",
    preview: "Vos autres sessions ont été fermées.",
    title: "Votre mot de passe a changé",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Le mot de passe de votre compte vient de changer. Par précaution, vos autres sessions ont été fermées\u00a0: reconnectez-vous là où vous en avez besoin.",
    ],
    facts: withoutLinksIn(facts),
    action: { label: "Vérifier mon compte", url },
    note: "Si c’est vous, vous n’avez rien à faire. Sinon, demandez sans attendre un nouveau mot de passe sur la page de connexion.",
  }),
  en: ({ name, url, facts }) => ({
    subject: "Your AvaFirst password has changed",
    preview: "Your other sessions were ended.",
    title: "Your password has changed",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "Your account’s password has just changed. To be safe, your other sessions were ended: log in again wherever you need to.",
    ],
    facts: withoutLinksIn(facts),
    action: { label: "Check my account", url },
    note: "If this was you, there is nothing to do. If not, ask for a new password on the log-in page right away.",
  }),
};
