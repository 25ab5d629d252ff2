import { expect, test } from "vitest";
import { profileFromPreset } from "../../receptionist/profile";
import type { ProfileId } from "../../worker/lib/ids";
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

const PROFILE = profileFromPreset({ businessName: "Salon Iris", industry: "hair-salon", language: "fr" });

for (const { kind, status, code } of FAILURES) {
  test(`a Vapi that answers a purchase with ${kind} buys nothing, keeps nothing, and says ${code}`, async () => {
    using fakes = useFakes();
    const { api, orgId } = await createOrg();
    await fakes.fault("vapi", kind, { path: "/phone-number" });
    const answer = await api("/phone-numbers/vapi/purchase", { json: { areaCode: "406" } });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code, requestId: expect.any(String) } });
    if (kind === "429") expect(answer.headers.get("Retry-After")).toBe("1");
    expect(await (await api("/phone-numbers/my-numbers")).json()).toEqual({ items: [] });
    const tries = fakes.requests("api.vapi.ai").filter(({ body }) => body.includes(orgId));
    expect(tries).toHaveLength(1);
    await fakes.fault("vapi", "none");
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
