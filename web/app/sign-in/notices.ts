/** What the API, or a page of ours, has to tell somebody whom it sends to the log-in page: `?notice=`, and the text that says it. */
const NOTICES = {
  "link-google": "linkGoogle",
  cancelled: "cancelled",
  "sign-in-failed": "signInFailed",
  "no-address": "noAddress",
  expired: "expired",
} as const;

const isNotice = (notice: string): notice is keyof typeof NOTICES => Object.hasOwn(NOTICES, notice);

/** The text's key under `auth:notice`; null where there is nothing to tell. */
export function noticeIn(search: URLSearchParams) {
  const notice = search.get("notice") ?? "";
  return isNotice(notice) ? NOTICES[notice] : null;
}
