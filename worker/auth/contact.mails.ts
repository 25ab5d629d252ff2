import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { type Fact, type Text, withoutLinks, withoutLinksIn } from "../mail/mail-text";

/** To a new address, which takes the old one's place once confirmed. */
export const changeEmailText: Text<{ name: string; url: string }> = {
  fr: ({ name, url }) => ({
    subject: "Confirmez votre nouvelle adresse AvaFirst",
    preview: "Elle remplacera l’ancienne dès que vous l’aurez confirmée.",
    title: "Confirmez votre nouvelle adresse",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Vous souhaitez utiliser cette adresse pour votre compte AvaFirst. Confirmez-la\u00a0: elle servira à vous connecter et à vous écrire.",
    ],
    action: { label: "Confirmer cette adresse", url },
    note: "Ce lien sert une seule fois. Si cette demande ne vient pas de vous, ne le suivez pas\u00a0: rien ne changera.",
  }),
  en: ({ name, url }) => ({
    subject: "Confirm your new AvaFirst address",
    preview: "It takes the old one’s place as soon as you confirm it.",
    title: "Confirm your new address",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "You want to use this address for your AvaFirst account. Confirm it, and it becomes the one you log in with and we write to.",
    ],
    action: { label: "Confirm this address", url },
    note: "This link works once. If you did not ask for it, leave it alone: nothing will change.",
  }),
};

/** To the owner of an address that another account wanted to change to. `url` is the log-in page. */
export const emailTakenText: Text<{ name: string; url: string }> = {
  fr: ({ name, url }) => ({
    subject: "Votre adresse a déjà son compte AvaFirst",
    preview: "Un autre compte a demandé à utiliser cette adresse.",
    title: "Cette adresse est déjà la vôtre",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Un autre compte AvaFirst vient de demander à utiliser cette adresse. Elle appartient à votre compte et y reste.",
      "Si les deux comptes sont à vous, connectez-vous à celui-ci et donnez-lui d’abord une autre adresse.",
    ],
    action: { label: "Me connecter", url },
    note: "Si cette demande ne vient pas de vous, vous n’avez rien à faire\u00a0: votre compte n’a pas changé.",
  }),
  en: ({ name, url }) => ({
    subject: "Your address already has its AvaFirst account",
    preview: "Another account asked to use this address.",
    title: "This address is already yours",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "Another AvaFirst account has just asked to use this address. It belongs to your account and stays there.",
      "If both accounts are yours, log in to this one and give it another address first.",
    ],
    action: { label: "Log in", url },
    note: "If this was not you, there is nothing to do: your account has not changed.",
  }),
};

/** To the present address, as soon as another is asked for: whoever reads it can still stop it. `url` is the security settings. */
export const emailChangeAskedText: Text<{ name: string; facts: Fact[]; url: string }> = {
  fr: ({ name, facts, url }) => ({
    subject: "Un changement d’adresse est demandé pour votre compte AvaFirst",
    preview: "Rien n’a encore changé. Vous pouvez l’arrêter.",
    title: "Une autre adresse est demandée",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Quelqu’un qui est connecté à votre compte AvaFirst demande à remplacer cette adresse par une autre. Elle le sera dès que l’autre adresse sera confirmée, pendant 24 heures au plus.",
    ],
    facts: withoutLinksIn(facts),
    action: { label: "Vérifier mes sessions", url },
    note: "Si cette demande vient de vous, vous n’avez rien à faire. Sinon, déconnectez tous les autres appareils, ou changez votre mot de passe\u00a0: l’un ou l’autre annule la demande.",
  }),
  en: ({ name, facts, url }) => ({
    subject: "A change of address was asked for on your AvaFirst account",
    preview: "Nothing has changed yet. You can stop it.",
    title: "Another address was asked for",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "Somebody who is logged in to your AvaFirst account asks to put another address in this one’s place. It takes effect once the other address is confirmed, within 24 hours at most.",
    ],
    facts: withoutLinksIn(facts),
    action: { label: "Check my sessions", url },
    note: "If you asked for this, there is nothing to do. If not, log out every other device or change your password: either one cancels it.",
  }),
};

/** To the old address, after the change. `url` is the security settings. */
export const emailChangedText: Text<{ name: string; newEmail: string; url: string }> = {
  fr: ({ name, newEmail, url }) => ({
    subject: "L’adresse de votre compte AvaFirst a changé",
    preview: "Nous n’écrirons plus à cette adresse.",
    title: "Votre adresse a changé",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Votre compte AvaFirst utilise désormais une autre adresse. Nous n’écrirons plus à celle-ci, et elle ne permet plus de se connecter.",
    ],
    facts: [{ label: "Nouvelle adresse", value: newEmail }],
    action: { label: "Vérifier mon compte", url },
    note: "Si ce changement ne vient pas de vous, répondez à ce message sans attendre.",
  }),
  en: ({ name, newEmail, url }) => ({
    subject: "Your AvaFirst account’s address has changed",
    preview: "We will not write to this address any more.",
    title: "Your address has changed",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "Your AvaFirst account now uses another address. We will not write to this one any more, and it no longer logs you in.",
    ],
    facts: [{ label: "New address", value: newEmail }],
    action: { label: "Check my account", url },
    note: "If you did not make this change, reply to this message right away.",
  }),
};

/** `phone` in E.164; null when the number was removed. `url` is the security settings. */
export const phoneChangedText: Text<{ name: string; phone: string | null; url: string }> = {
  fr: ({ name, phone, url }) => ({
    subject: phone
      ? "Le téléphone de votre compte AvaFirst a changé"
      : "Le téléphone de votre compte AvaFirst est retiré",
    preview: phone ? "Un nouveau numéro permet de vous connecter." : "Aucun numéro ne permet plus de vous connecter.",
    title: phone ? "Votre numéro a changé" : "Votre numéro est retiré",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      phone
        ? "Un nouveau numéro de téléphone vient d’être confirmé. Il permet de vous connecter par SMS, à la place du précédent s’il y en avait un."
        : "Le numéro de téléphone de votre compte vient d’être retiré. Il ne permet plus de se connecter.",
    ],
    ...(phone && { facts: [{ label: "Nouveau numéro", value: readable(phone, "FR") }] }),
    action: { label: "Vérifier mon compte", url },
    note: "Si ce changement ne vient pas de vous, vérifiez votre compte et changez votre mot de passe sans attendre.",
  }),
  en: ({ name, phone, url }) => ({
    subject: phone ? "Your AvaFirst account’s phone has changed" : "Your AvaFirst account’s phone was removed",
    preview: phone ? "A new number can log you in." : "No number logs you in any more.",
    title: phone ? "Your number has changed" : "Your number was removed",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      phone
        ? "A new phone number was just confirmed. It can log you in by text message, in place of the one before if there was one."
        : "Your account’s phone number was just removed. It no longer logs anyone in.",
    ],
    ...(phone && { facts: [{ label: "New number", value: readable(phone, "US") }] }),
    action: { label: "Check my account", url },
    note: "If you did not make this change, check your account and change your password right away.",
  }),
};

/** National where most readers of the language are at home, international elsewhere. */
function readable(e164: string, home: CountryCode): string {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  return number.country === home ? number.formatNational() : number.formatInternational();
}

/** The last mail an account receives. */
export const accountErasedText: Text<{ name: string }> = {
  fr: ({ name }) => ({
    subject: "Votre compte AvaFirst est supprimé",
    preview: "Vos données sont effacées, comme vous l’avez demandé.",
    title: "Votre compte est supprimé",
    paragraphs: [
      `Bonjour ${withoutLinks(name)},`,
      "Comme vous l’avez demandé, votre compte est supprimé et vos données personnelles sont effacées. Vos sessions sont fermées sur tous vos appareils.",
      "Merci d’avoir confié vos appels à Ava.",
    ],
    action: null,
    note: "Si vous n’avez pas demandé cette suppression, répondez à ce message sans attendre.",
  }),
  en: ({ name }) => ({
    subject: "Your AvaFirst account is deleted",
    preview: "Your data is erased, as you asked.",
    title: "Your account is deleted",
    paragraphs: [
      `Hello ${withoutLinks(name)},`,
      "As you asked, your account is deleted and your personal data is erased. Your sessions are ended on every device.",
      "Thank you for trusting Ava with your calls.",
    ],
    action: null,
    note: "If you did not ask for this, reply to this message right away.",
  }),
};
