/** What a page of ours tells somebody who comes back from a provider. The pages have a sentence for each. */
type Notice =
  | "cancelled"
  | "sign-in-failed"
  /** The provider names no address, and an account needs one. */
  | "no-address"
  /** The address has an account: log in to it as before, and link from its security settings. */
  | "link-google"
  | "identity-linked"
  /** It opens somebody else's account. */
  | "identity-taken"
  /** Linking asks for a proof that is not older than a few minutes. */
  | "step-up-required";

/** A page of ours with what it is to tell. */
export const landing = (page: "/login" | "/settings/security", notice: Notice, next?: string): string =>
  `${page}?${new URLSearchParams({ notice, ...(next && { next }) })}`;
