import { createServer } from "node:net";
import type { Settings } from "./settings";

const HOST = "127.0.0.1";

/** Ends the process with a sentence that names the port when one of the three is taken, before anything is built. */
export async function requireFreePorts({ port, apiPort, fakesPort }: Settings): Promise<void> {
  const wanted = { PORT: port, API_PORT: apiPort, FAKES_PORT: fakesPort };
  const seen = new Set<number>();
  for (const [name, number] of Object.entries(wanted)) {
    if (seen.has(number)) stop(`${name}=${number} is given to two listeners. Give each its own port.`);
    seen.add(number);
    const refusal = await tryListening(number);
    if (refusal === "EADDRINUSE") {
      stop(
        `Port ${number} (${name}) is taken by another process. Stop it, or choose another: ${name}=${number + 100} npm start`,
      );
    }
    if (refusal) stop(`Port ${number} (${name}) cannot be opened: ${refusal}.`);
  }
}

/** Ports that nobody listens on at the moment, for tests and benchmarks. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once("error", reject);
          server.listen(0, HOST, () => {
            const address = server.address();
            if (address && typeof address === "object") resolve(address.port);
            else reject(new Error("a listening server has no address"));
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** The system's error code, or `null` when the port is free. */
function tryListening(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, HOST, () => server.close(() => resolve(null)));
  });
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
