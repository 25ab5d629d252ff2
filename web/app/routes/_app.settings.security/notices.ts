/** What Google's or Microsoft's round trip has to tell on the page it comes back to: `?notice=`. */
const NOTICES = ["identity-linked", "identity-taken", "cancelled", "sign-in-failed"] as const;

export const noticeIn = (search: URLSearchParams) => NOTICES.find((notice) => notice === search.get("notice")) ?? null;
