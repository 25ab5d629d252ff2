import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Log, LogLevel, Miniflare, type MiniflareOptions, type WorkerOptions } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import * as z from "zod";
import { BUILD_DIR, WEB_BUILD_DIR } from "./build";
import { modulesOf } from "./bundles";
import { openLogFile } from "./log-file";
import { migrate } from "./migrations";
import { createOpenId } from "./openid";
import { localSecrets } from "./secrets";
import { ROOT, type Settings } from "./settings";

// wrangler would say that secrets are missing from .dev.vars; they come from secrets.ts.
process.env.WRANGLER_LOG ??= "error";

const HOST = "127.0.0.1";
const API = "avafirst-api";
const WEB = "avafirst-web";
const FAKES = "fakes";
const SEED = "seed";
const CRON_EVERY_MS = 60_000;

/** One running stack: the app, the API and the fakes, in one Miniflare. */
export type Stack = {
  /** Where a browser goes. */
  origin: string;
  /** The API Worker alone. */
  apiOrigin: string;
  /** The fakes' control page; `/outbox` is the mail that was sent. */
  fakesOrigin: string;
  /** Names of the migrations that this start applied. */
  migrated: string[];
  /** The API Worker's bindings, for a benchmark that writes where the product reads. */
  env: () => Promise<Env>;
  /** Fills the demo account. Answers whether there was something to do. */
  seed: () => Promise<boolean>;
  /** Fills an organisation of its own with so many calls; tells now and then how many it has. */
  seedCalls: (total: number, onProgress: (written: number) => void) => Promise<void>;
  /** What the cron does every minute, now. */
  sweep: () => Promise<void>;
  /** Takes the bundles as they are on disk now. Objects and sockets start anew. */
  reload: () => Promise<void>;
  /** Ends everything. State stays in the data directory. */
  stop: () => Promise<void>;
};

type StackOptions = {
  /** Without the Pages worker, for `npm run dev`, where Vite serves the pages. */
  pages?: boolean;
  /** Workers of a benchmark, in the same Miniflare. */
  beside?: WorkerOptions[];
};

/**
 * Starts what `wrangler.toml` describes on workerd, with the fakes in place of the internet. Bindings come from
 * `wrangler.toml` through wrangler itself; only what is local is added here.
 *
 * @throws when the bundles are not built (see build.ts), or a migration fails
 */
export async function startStack(settings: Settings, { pages = true, beside = [] }: StackOptions = {}): Promise<Stack> {
  if (pages) copyClient(settings);
  const logFile = openLogFile(settings.dataDir);
  const secrets = localSecrets(settings.dataDir);
  const openId = openIdOf(settings);
  const options = (): MiniflareOptions => ({
    host: HOST,
    port: 0,
    log: new Log(LogLevel.ERROR),
    handleStructuredLogs: logFile.write,
    // wrangler's own place under a state directory, so that `wrangler d1 … --persist-to` sees the same database.
    defaultPersistRoot: join(settings.dataDir, "v3"),
    workers: [
      ...(pages ? [pagesWorker(settings)] : []),
      apiWorker(settings, secrets),
      seedWorker(settings, secrets),
      fakesWorker(settings, openId),
      ...beside,
    ],
  });

  const miniflare = new Miniflare(options());
  try {
    await miniflare.ready;
    const env = () => miniflare.getBindings<Env>(API);
    const migrated = await migrate((await env()).DB, settings.dataDir);
    await wakeFakes(miniflare);
    const cron = setInterval(() => {
      // Miniflare rings no cron itself. A sweep that fails is in the log; the next one comes in a minute.
      callCron(miniflare).catch(() => {});
    }, CRON_EVERY_MS);
    return {
      origin: `http://${HOST}:${settings.port}`,
      apiOrigin: `http://${HOST}:${settings.apiPort}`,
      fakesOrigin: `http://${HOST}:${settings.fakesPort}`,
      migrated,
      env,
      seed: () => callSeed(miniflare),
      seedCalls: (total, onProgress) => callSeedCalls(miniflare, total, onProgress),
      sweep: () => callCron(miniflare),
      reload: () => miniflare.setOptions(options()),
      stop: async () => {
        clearInterval(cron);
        await miniflare.dispose();
        logFile.close();
      },
    };
  } catch (error) {
    await miniflare.dispose();
    throw error;
  }
}

/** What the fakes let in, and the API is to show. */
const VENDOR_KEYS = [
  "VAPI_API_KEY",
  "VAPI_TEST_PHONE_NUMBER_ID",
  "RESEND_API_KEY",
  "RESEND_WEBHOOK_SECRET",
  "SENDGRID_API_KEY",
  "TWILIO_ACCOUNT_SID",
  "TWILIO_AUTH_TOKEN",
  "TWILIO_VERIFY_SERVICE_SID",
  "TWILIO_SMS_FROM",
  "GOOGLE_CLIENT_ID",
  "GOOGLE_CLIENT_SECRET",
  "MICROSOFT_CLIENT_ID",
  "MICROSOFT_CLIENT_SECRET",
];

function apiWorker(settings: Settings, secrets: Record<string, string>): WorkerOptions {
  const vendors = fakesOptions().bindings;
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(ROOT, "wrangler.toml"));
  return {
    ...workerOptions,
    name: API,
    modules: modulesOf(join(BUILD_DIR, "api")),
    bindings: {
      ...workerOptions.bindings,
      ...secrets,
      ENVIRONMENT: "local",
      PUBLIC_ORIGIN: `http://${HOST}:${settings.port}`,
      MAIL_PROVIDER: settings.mailProvider,
      // The fakes know these keys and no others.
      ...Object.fromEntries(VENDOR_KEYS.map((name) => [name, vendors?.[name] ?? ""])),
      ...(settings.brain === "llm" && {
        LLM_BASE_URL: "https://api.llm.sim/v1",
        LLM_MODEL: "ever-the-same",
        LLM_API_KEY: vendors?.LLM_API_KEY ?? "",
      }),
    },
    outboundService: FAKES,
    unsafeDirectSockets: [{ host: HOST, port: settings.apiPort }],
  };
}

/** What wrangler makes of `[[durable_objects.bindings]]`; its type does not say. */
const DurableObjects = z.record(z.string(), z.object({ className: z.string() }));

/** Has the API's bindings, and none of its duties: it consumes no queue and shares the API's objects. */
function seedWorker(settings: Settings, secrets: Record<string, string>): WorkerOptions {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(ROOT, "wrangler.toml"));
  const objects = Object.entries(DurableObjects.parse(workerOptions.durableObjects ?? {}));
  return {
    ...apiWorker(settings, secrets),
    name: SEED,
    modules: modulesOf(join(BUILD_DIR, "seed")),
    durableObjects: Object.fromEntries(
      objects.map(([binding, { className }]) => [binding, { className, scriptName: API }]),
    ),
    queueConsumers: {},
    serviceBindings: { API },
    unsafeDirectSockets: [],
  };
}

/** Each stack serves a copy of its own: Remix empties the folder at every build, also of a stack that runs. */
const clientOf = ({ dataDir }: Settings) => join(dataDir, "client");

function copyClient(settings: Settings): void {
  rmSync(clientOf(settings), { recursive: true, force: true });
  cpSync(join(WEB_BUILD_DIR, "client"), clientOf(settings), { recursive: true });
}

function pagesWorker(settings: Settings): WorkerOptions {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(ROOT, "web", "wrangler.toml"));
  return {
    ...workerOptions,
    name: WEB,
    modules: modulesOf(join(BUILD_DIR, "pages")),
    bindings: { ...workerOptions.bindings, ENVIRONMENT: "local" },
    assets: { directory: clientOf(settings), binding: "ASSETS", routerConfig: { has_user_worker: true } },
    outboundService: FAKES,
    unsafeDirectSockets: [{ host: HOST, port: settings.port }],
  };
}

/** Google and Microsoft, for the clients that the fakes' wrangler.toml names. */
function openIdOf(settings: Settings) {
  const { bindings = {} } = fakesOptions();
  const text = (name: string) => String(bindings[name] ?? "");
  return createOpenId({
    browserOrigin: `http://${HOST}:${settings.fakesPort}`,
    google: { clientId: text("GOOGLE_CLIENT_ID"), clientSecret: text("GOOGLE_CLIENT_SECRET") },
    microsoft: { clientId: text("MICROSOFT_CLIENT_ID"), clientSecret: text("MICROSOFT_CLIENT_SECRET") },
  });
}

function fakesWorker(settings: Settings, openId: ReturnType<typeof createOpenId>): WorkerOptions {
  const workerOptions = fakesOptions();
  return {
    ...workerOptions,
    name: FAKES,
    modules: modulesOf(join(BUILD_DIR, "fakes")),
    bindings: { ...workerOptions.bindings, CALL_SPEED: String(settings.callSpeed) },
    serviceBindings: { OPENID: { node: openId.node } },
    // The fakes call back the one they serve, and nobody else.
    outboundService: API,
    unsafeDirectSockets: [{ host: HOST, port: settings.fakesPort }],
  };
}

const fakesOptions = () =>
  unstable_getMiniflareWorkerOptions(join(ROOT, "dev", "fakes", "wrangler.toml")).workerOptions;

/** workerd keeps no alarm over a kill until its object is asked for something: a scripted call would stand still. */
async function wakeFakes(miniflare: Miniflare) {
  const worker = await miniflare.getWorker(FAKES);
  await (await worker.fetch("http://localhost/vapi/state")).arrayBuffer();
}

async function callCron(miniflare: Miniflare) {
  const worker = await miniflare.getWorker(API);
  await worker.scheduled({ cron: "* * * * *" });
}

async function askSeed(miniflare: Miniflare, search: string): Promise<unknown> {
  const worker = await miniflare.getWorker(SEED);
  const response = await worker.fetch(`http://seed/${search}`);
  if (!response.ok) throw new Error(`The seed failed: ${await response.text()}`);
  return response.json();
}

const callSeed = async (miniflare: Miniflare): Promise<boolean> =>
  z.object({ isNew: z.boolean() }).parse(await askSeed(miniflare, "")).isNew;

async function callSeedCalls(miniflare: Miniflare, total: number, onProgress: (written: number) => void) {
  for (let written = 0; written < total; ) {
    const answer = z.object({ written: z.number() }).parse(await askSeed(miniflare, `?calls=${total}`));
    written = answer.written;
    onProgress(written);
  }
}
