export type Vendor = "google" | "microsoft";

/** Where the vendors' OpenID providers live. The fakes' Worker takes this file too, so it loads nothing. */
export const VENDOR_OF_HOST: Readonly<Record<string, Vendor>> = {
  "accounts.google.com": "google",
  "oauth2.googleapis.com": "google",
  "www.googleapis.com": "google",
  "openidconnect.googleapis.com": "google",
  "login.microsoftonline.com": "microsoft",
};
