import { createServer } from "node:http";
import { constants, createBrotliCompress } from "node:zlib";

const TEXT = /^(?:text\/|application\/(?:javascript|json|manifest)|image\/svg)/;
/** Of headers that hold between two servers only. */
const HOP = new Set(["connection", "transfer-encoding", "content-length", "content-encoding", "keep-alive"]);
/** What Cloudflare takes for answers that it compresses as they come. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Stands before the stack as Cloudflare stands before a Worker: compresses what is text. The local stack sends it as it is. */
export async function startCompressing(target: string) {
  const server = createServer(async (request, response) => {
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" && !HOP.has(name) && name !== "host" && name !== "accept-encoding"
        ? [[name, value]]
        : [],
    );
    const answer = await fetch(`${target}${request.url ?? "/"}`, { headers, redirect: "manual" });
    const body = Buffer.from(await answer.arrayBuffer());
    answer.headers.forEach((value, name) => {
      if (!HOP.has(name)) response.appendHeader(name, value);
    });
    response.statusCode = answer.status;
    if (!TEXT.test(answer.headers.get("Content-Type") ?? "") || body.length === 0) return void response.end(body);
    response.setHeader("Content-Encoding", "br");
    const compress = createBrotliCompress(QUALITY);
    compress.pipe(response);
    compress.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
