import { VerifyPhone } from "../../../../worker/phone-log-in/phone-log-in.schema";

/** What the page sends. The number is in a cookie, and the language is the page's. */
export const CodeForm = VerifyPhone.pick({ code: true, timeZone: true });
