import * as contact from "../auth/contact.mails";
import * as factors from "../auth/factors.mails";
import * as logIn from "../auth/log-in.mails";
import * as password from "../auth/password.mails";
import * as signUp from "../auth/sign-up.mails";
import type { Locale } from "../lib/schemas";
import type { Fact, MailText, Text } from "./mail-text";

type Sample = (locale: Locale) => MailText;
type NameIn<Mails> = keyof Mails extends infer Name ? (Name extends `${infer Short}Text` ? Short : never) : never;

/** As `logInLink` for `logInLinkText`. */
export type MailName =
  | NameIn<typeof contact>
  | NameIn<typeof factors>
  | NameIn<typeof logIn>
  | NameIn<typeof password>
  | NameIn<typeof signUp>;

const of =
  <Input>(text: Text<Input>, sample: Input): Sample =>
  (locale) =>
    text[locale](sample);

/** For a sample that has words of its own. */
const inEach =
  <Input>(text: Text<Input>, samples: Record<Locale, Input>): Sample =>
  (locale) =>
    text[locale](samples[locale]);

const ORIGIN = "https://app.avafirst.example";
const link = (page: string) => `${ORIGIN}${page}?token=Zm9yIGEgbWFpbCB0aGF0IG5vYm9keSByZWNlaXZlcw`;
const security = `${ORIGIN}/settings/security`;
const name = "Camille Martin";
/** A log-in, as its owner is told of it. */
const seen: Record<Locale, { name: string; facts: Fact[]; url: string }> = {
  fr: {
    name,
    facts: [
      { label: "Appareil", value: "Firefox, Windows" },
      { label: "Lieu", value: "France" },
      { label: "Heure", value: "mar. 24 nov., 14 h 30" },
    ],
    url: security,
  },
  en: {
    name,
    facts: [
      { label: "Device", value: "Firefox, Windows" },
      { label: "Place", value: "France" },
      { label: "Time", value: "Tue 24 Nov, 14:30" },
    ],
    url: security,
  },
};

/**
 * Every mail with something to say: what the preview page of the local stack shows and the tests go through. A mail added to a file
 * above breaks the build until it has a sample here.
 */
export const MAILS = {
  confirmSignUp: of(signUp.confirmSignUpText, { name, businessName: "Salon Martin", url: link("/verify-email") }),
  alreadyRegistered: of(signUp.alreadyRegisteredText, { name, url: `${ORIGIN}/login` }),
  noAccount: of(signUp.noAccountText, { url: `${ORIGIN}/signup` }),
  logInLink: of(logIn.logInLinkText, { name, url: link("/magic-link") }),
  newDevice: inEach(logIn.newDeviceText, seen),
  refreshReused: of(logIn.refreshReusedText, { name, url: security }),
  identityLinked: of(logIn.identityLinkedText, { name, provider: "Google", url: security }),
  identityUnlinked: of(logIn.identityUnlinkedText, { name, provider: "Microsoft", url: security }),
  resetPassword: of(password.resetPasswordText, { name, url: link("/reset-password") }),
  passwordChanged: inEach(password.passwordChangedText, seen),
  changeEmail: of(contact.changeEmailText, { name, url: link("/change-email") }),
  emailTaken: of(contact.emailTakenText, { name, url: `${ORIGIN}/login` }),
  emailChangeAsked: inEach(contact.emailChangeAskedText, seen),
  emailChanged: of(contact.emailChangedText, { name, newEmail: "camille@salon-martin.fr", url: security }),
  phoneChanged: of(contact.phoneChangedText, { name, phone: "+33612345678", url: security }),
  accountErased: of(contact.accountErasedText, { name }),
  factorAdded: of(factors.factorAddedText, { name, factor: "totp", url: security }),
  factorRemoved: of(factors.factorRemovedText, { name, factor: "passkey", url: security }),
  recoveryCodesMade: inEach(factors.recoveryCodesMadeText, seen),
  recoveryCodeUsed: of(factors.recoveryCodeUsedText, { name, left: 2, url: security }),
} satisfies Record<MailName, Sample>;
