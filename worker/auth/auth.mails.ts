/** Every mail about an account, in one namespace: what the jobs take their texts from, and what the catalogue asks a sample of. */
export * from "./contact.mails";
export * from "./factors.mails";
export * from "./log-in.mails";
export * from "./password.mails";
export * from "./sign-up.mails";
