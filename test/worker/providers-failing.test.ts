import { expect, test } from "vitest";
import { profileFromPreset } from "../../receptionist/profile";
import { NOBODY } from "../../worker/audit/doer";
import type { ProfileId } from "../../worker/lib/ids";
import { MINUTE } from "../../worker/lib/time";
import { requireNumber } from "../../worker/numbers/number-lookup";
import type { PhoneNumber } from "../../worker/numbers/numbers.schema";
import { settleNumber } from "../../worker/numbers/settle.service";
import { syncAssistant } from "../../worker/receptionists/assistant-sync";
import { useFakes } from "./fakes";
import { createOrg, services } from "./harness";

/** What an owner is told when Vapi answers so, or not at all. */
const FAILURES = [
  { kind: "400", status: 422, code: "provider_refused" },
  { kind: "401", status: 422, code: "provider_credentials" },
  { kind: "429", status: 503, code: "provider_busy" },
  { kind: "500", status: 502, code: "upstream_failed" },
  { kind: "hang", status: 504, code: "upstream_timeout" },
] as const;

const ORDER = "POST/phone-number";
const PROFILE = profileFromPreset({ businessName: "Salon Iris", industry: "hair-salon", language: "fr" });

/** Those that do not say whether Vapi did as it was asked. */
const isOpen = (code: string) => code.startsWith("upstream_");

for (const { kind, status, code } of FAILURES) {
  test(`a Vapi that answers a purchase with ${kind} is asked once, and the owner is told ${code}`, async () => {
    using fakes = useFakes();
    const { api, orgId } = await createOrg();
    await fakes.fault("vapi", kind, { path: "/phone-number", method: "POST", count: 1 });
    const answer = await api("/phone-numbers/vapi/purchase", { json: { areaCode: "406" } });
    const tries = fakes.requests("api.vapi.ai").filter(({ method, url }) => `${method}${url.pathname}` === ORDER);
    expect(tries).toHaveLength(1);
    if (isOpen(code)) {
      expect(answer.status).toBe(202);
      const open = await answer.json<PhoneNumber>();
      expect(open).toMatchObject({ status: "unconfirmed", problem: code });
      const row = await requireNumber(services.db, orgId, open.id);
      const later = { ...services, now: () => new Date(Date.now() + 6 * MINUTE) };
      expect(await settleNumber(later, row, NOBODY)).toEqual({ isSettled: true, number: null });
      return;
    }
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code, requestId: expect.any(String) } });
    if (kind === "429") expect(answer.headers.get("Retry-After")).toBe("1");
    expect(await (await api("/phone-numbers/my-numbers")).json()).toEqual({ items: [] });
    expect((await api("/phone-numbers/vapi/purchase", { json: { areaCode: "406" } })).status).toBe(201);
  });

  test(`a Vapi that answers ${kind} loses nobody's receptionist: it is saved here and made there later`, async () => {
    using fakes = useFakes();
    const { api, orgId } = await createOrg();
    await fakes.fault("vapi", kind, { path: "/assistant" });
    const saved = await api("/ava-profiles", { json: PROFILE });
    expect(saved.status).toBe(201);
    const { id } = await saved.json<{ id: ProfileId }>();
    await expect(syncAssistant(services, orgId, id)).rejects.toMatchObject({ code });
    expect(await (await api(`/ava-profiles/${id}`)).json()).toMatchObject({
      vapi: { assistantId: null, sync: "pending" },
    });
    await fakes.fault("vapi", "none");
    expect(await syncAssistant(services, orgId, id)).toMatchObject({ state: "synced" });
    expect(await (await api(`/ava-profiles/${id}`)).json()).toMatchObject({ vapi: { sync: "synced" } });
  });
}
