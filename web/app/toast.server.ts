import { redirect } from "@remix-run/cloudflare";
import { readCookie, writeCookie } from "./cookies.server";
import { Toast } from "./toast";

const TOAST_COOKIE = "ava_toast";
const TOAST_LIFE_S = 60;

/** Leads to `url`, where the toast is shown once. `headers` carries what else has to be set, such as the API's cookies. */
export function redirectWithToast(
  request: Request,
  url: string,
  toast: Omit<Toast, "id" | "kind"> & { kind?: Toast["kind"] },
  headers = new Headers(),
) {
  const flash: Toast = { id: crypto.randomUUID(), kind: "good", ...toast };
  headers.append("Set-Cookie", writeCookie(request, TOAST_COOKIE, JSON.stringify(flash), TOAST_LIFE_S));
  return redirect(url, { headers });
}

/** The toast that the last answer left, and the header that takes it away. */
export function takeToast(request: Request): { toast: Toast | null; headers: Headers } {
  const headers = new Headers();
  const flash = readCookie(request, TOAST_COOKIE);
  if (!flash) return { toast: null, headers };
  headers.append("Set-Cookie", writeCookie(request, TOAST_COOKIE, "", 0));
  return { toast: parseToast(flash), headers };
}

function parseToast(flash: string): Toast | null {
  try {
    return Toast.safeParse(JSON.parse(flash)).data ?? null;
  } catch {
    return null;
  }
}
