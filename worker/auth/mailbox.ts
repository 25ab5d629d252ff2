/** The mailbox that an address leads to, which its budget is kept under: `camille+a@x` and `camille+b@x` fill one. */
export const mailboxOf = (email: string): string => email.replace(/\+[^@]*(?=@)/, "");
