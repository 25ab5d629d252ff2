import type { confirm as fr } from "../fr/confirm";
import type { Translated } from "../resources";

export const confirm: Translated<typeof fr> = {
  title: "Confirm it is you",
  body: "Before you touch what protects your account, or your data, we check that it is you in front of the screen.",
  lasts: "This confirmation holds for ten minutes.",
  password: "Password",
  code: "Code from your app",
  codeHint: "The six digits your authenticator app shows right now.",
  recovery: "Recovery code",
  recoveryHint: "One of the codes you kept. It will not work again.",
  submit: "Confirm",
  passkey: "Confirm with a passkey",
  passkeyBody: "Your device will ask for your fingerprint, your face or its code.",
  passkeyFailed: "The device did not confirm: you cancelled, or it took too long. Try again.",
  passkeyNoSupport: "This browser or this address does not allow passkeys. Choose another way.",
  others: "Use another way",
  by: { password: "Password", totp: "Code from the app", passkey: "Passkey", "recovery-code": "Recovery code" },
  wrongPassword: "That is not the right password.",
  wrongCode: "That is not the right code, or it has been used. Wait for the next one.",
  wrongRecovery: "That recovery code does not work, or it has been used.",
  none: "Your account has neither a password nor a second way: only a new log-in can confirm it.",
  again: "Log in again",
  stuck: "None of these? Log in again, then start over.",
  confirmed: "It is you",
  goOn: "You can go on where you were.",
  cancel: "Cancel and go back to settings",
};
