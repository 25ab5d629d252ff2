import { expect, test } from "vitest";
import { apiFor, forwardCookies, readOk, readOrThrow } from "~/api.server";
import { loadContext } from "../../web/load-context";

const page = (path: string, headers: Record<string, string> = {}) => new Request(`http://ava.test${path}`, { headers });

const refusal = (status: number, code: string, issues?: { path: string; message: string }[]) =>
  Response.json({ error: { code, message: "English for developers", requestId: "request-1", issues } }, { status });

const thrownBy = async (act: Promise<unknown>): Promise<Response> => {
  const thrown = await act.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Response)) throw new Error("no Response was thrown");
  return thrown;
};

test("the API hears who asks, from where and under which request id, and nothing else of the visitor's headers", async () => {
  const heard: Request[] = [];
  const context = loadContext({
    API: {
      fetch: async (input, init) => {
        heard.push(new Request(input, init));
        return Response.json({});
      },
    },
  });
  const given = {
    Cookie: "ava_session=token",
    Origin: "http://ava.test",
    "Sec-Fetch-Site": "same-origin",
    "CF-Connecting-IP": "203.0.113.7",
    "Accept-Language": "fr",
    "User-Agent": "a browser",
  };
  await apiFor(page("/dashboard", { ...given, "X-Other": "stays here" }), context).auth.session.$get();
  const [request] = heard;
  expect(request?.url).toBe("http://api.internal/api/v1/auth/session");
  for (const [name, value] of Object.entries(given)) expect(request?.headers.get(name), name).toBe(value);
  expect(request?.headers.get("X-Other")).toBeNull();
  expect(request?.headers.get("X-Request-Id"), "both logs and the page share one id").toBe(context.requestId);
});

test("a session that is over leads to the log-in page and back to the page that was asked for", async () => {
  const thrown = await thrownBy(readOk(page("/calls.data?status=ended"), refusal(401, "unauthenticated")));
  expect(thrown.headers.get("Location")).toBe("/login?next=%2Fcalls%3Fstatus%3Dended");
});

test("a wrong password is said beside the form, not taken for a session that is over", async () => {
  const { error } = await readOk(page("/login"), refusal(401, "invalid_credentials"));
  expect(error?.code).toBe("invalid_credentials");
});

test("what does not exist is a page not found", async () => {
  expect((await thrownBy(readOk(page("/calls/call_x"), refusal(404, "not_found")))).status).toBe(404);
});

test("other refusals come back typed, with the fields they name", async () => {
  const issues = [{ path: "password", message: "is too common" }];
  const { error } = await readOk(page("/signup"), refusal(400, "invalid_input", issues));
  expect(error).toMatchObject({ code: "invalid_input", requestId: "request-1", issues });
});

test("an answer that is no error body of ours is an internal failure, never an empty success", async () => {
  const { error } = await readOk(page("/"), new Response("<html>", { status: 502 }));
  expect(error?.code).toBe("internal");
  expect((await thrownBy(readOrThrow(page("/"), new Response("<html>", { status: 502 })))).status).toBe(502);
});

test("every cookie of the API reaches the browser", () => {
  const answer = new Response(null, {
    headers: [
      ["Set-Cookie", "a=1; HttpOnly"],
      ["Set-Cookie", "b=2; HttpOnly"],
    ],
  });
  expect(forwardCookies(answer).getSetCookie()).toEqual(["a=1; HttpOnly", "b=2; HttpOnly"]);
});
