import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";
import { createOpenId } from "./dev/openid";

/** 32 bytes in base64: a key for tests only. */
const TEST_KEY = Buffer.from("avafirst-tests-avafirst-tests-01").toString("base64");

/** What every Worker under test is configured with. */
const BINDINGS = {
  ENVIRONMENT: "test",
  PUBLIC_ORIGIN: "http://ava.test",
  AUTH_SECRET: "a-secret-for-tests-only-of-more-than-32-characters",
  ENCRYPTION_KEYS: `t1:${TEST_KEY}`,
  VAPI_API_KEY: "vapi-platform-key",
  VAPI_TEST_PHONE_NUMBER_ID: "7d1c2b3a-77aa-4a44-9a6d-1b9c1d6b2f99",
  RESEND_API_KEY: "re_test_key",
  RESEND_WEBHOOK_SECRET: "whsec_YXZhZmlyc3QtdGVzdHMtd2ViaG9vay1zZWNyZXQ=",
  SENDGRID_API_KEY: "SG.test-key",
  // Its private half is in test/worker/mail/signed.ts.
  SENDGRID_WEBHOOK_KEY:
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEvY3JNpZCHWEEwtDUXQ+OOQWQaH8nLlvUbDuOq0uT3LDSHeXjbsz7+KIjUbPgGAMbYTaqC2LdrI9FeKodMiwc5A==",
  TWILIO_ACCOUNT_SID: "AC00000000000000000000000000a7af15",
  TWILIO_AUTH_TOKEN: "platform-auth-token",
  TWILIO_VERIFY_SERVICE_SID: "VA00000000000000000000000000a7af15",
  GOOGLE_CLIENT_ID: "avafirst.apps.googleusercontent.com",
  GOOGLE_CLIENT_SECRET: "google-client-secret-for-tests",
  MICROSOFT_CLIENT_ID: "5f1e0c2a-0000-4000-8000-a7af15000000",
  MICROSOFT_CLIENT_SECRET: "microsoft-client-secret-for-tests",
  METRICS_TOKEN: "metrics-token-for-tests",
  // A silent provider is a test, and one that should not take long.
  PROVIDER_TIMEOUT_MS: "1500",
};

/** Google and Microsoft stand in this process, for every Worker under test (docs/decisions/0016). */
const openId = createOpenId({
  browserOrigin: "http://openid.test",
  google: { clientId: BINDINGS.GOOGLE_CLIENT_ID, clientSecret: BINDINGS.GOOGLE_CLIENT_SECRET },
  microsoft: { clientId: BINDINGS.MICROSOFT_CLIENT_ID, clientSecret: BINDINGS.MICROSOFT_CLIENT_SECRET },
});

/** A language model answers, and a late one is a test as well. */
const LLM_BINDINGS = {
  LLM_BASE_URL: "https://api.llm.sim/v1",
  LLM_MODEL: "sim-1",
  LLM_API_KEY: "llm-test-key",
  LLM_FIRST_TOKEN_MS: "400",
  LLM_IDLE_MS: "300",
  LLM_TOTAL_MS: "3000",
};

/** Libraries of many files that the Worker loads as it starts. */
const BUNDLED = [
  "zod",
  "drizzle-orm",
  "drizzle-orm/d1",
  "drizzle-orm/sqlite-core",
  "jose",
  "libphonenumber-js/min",
  "libphonenumber-js/max",
  "temporal-polyfill",
  "twilio/lib/twiml/VoiceResponse",
  "@simplewebauthn/server",
  "@ai-sdk/openai-compatible",
  "react",
  "react-dom/server",
];

const workerProject = (name: string, bindings: Record<string, string>) => ({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: {
        bindings: { ...bindings, TEST_MIGRATIONS: await readD1Migrations("migrations") },
        serviceBindings: { OPENID: { node: openId.node } },
      },
    })),
  ],
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    setupFiles: ["./test/worker/setup.ts"],
    // Each file starts a Worker of its own (docs/decisions/0021), which asks for its modules one by one: libraries of one file each save a
    // fifth of that.
    deps: { optimizer: { ssr: { enabled: true, include: BUNDLED } } },
    testTimeout: 15_000,
  },
});

export default defineConfig({
  test: {
    silent: "passed-only",
    // One more than the CI has cores: a file that waits for a workerd to start, or for a late vendor, leaves its core to another.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: "pure",
          environment: "node",
          include: ["test/{receptionist,web,dev}/**/*.test.ts"],
          setupFiles: ["./test/properties.ts"],
          // Properties try hundreds of cases each, and a busy machine is no broken rule.
          testTimeout: 20_000,
        },
        resolve: { alias: { "~": new URL("./web/app", import.meta.url).pathname } },
      },
      {
        test: {
          name: "stack",
          environment: "node",
          include: ["test/stack/**/*.test.ts"],
          testTimeout: 120_000,
          // Each starts whole products; two at a time would measure each other.
          fileParallelism: false,
        },
      },
      workerProject("worker", BINDINGS),
      workerProject("llm", { ...BINDINGS, ...LLM_BINDINGS }),
    ],
  },
});
