import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { rebuildRollups } from "../../../worker/analytics/rebuild.service";
import { archiveCall } from "../../../worker/calls/archive.service";
import { readPrice } from "../../../worker/calls/price.service";
import { MINUTE } from "../../../worker/lib/time";
import { useFakes } from "../fakes";
import { services } from "../harness";
import { phoneOrg } from "../voice/phone-call";

type Org = Awaited<ReturnType<typeof phoneOrg>>;

/** A call on a line of the organisation's own that was spoken, ended and archived. */
async function spokenCall(fakes: ReturnType<typeof useFakes>, org: Org) {
  const { call, id, archived } = await org.ring();
  await call.hears();
  call.hangUp();
  await call.ended();
  await vi.waitFor(archived);
  const held = fakes.twilio.exchange.calls.get(call.sid);
  if (!held) throw new Error("Twilio does not hold the call");
  return {
    id,
    archived,
    /** As if it had ended a while ago. */
    endedAgo: (ms: number) => {
      held.record.endedAtMs = Date.now() - ms;
      held.record.answeredAtMs = held.record.endedAtMs - 61_000;
    },
    ask: (tries: number) => readPrice(services, org.orgId, { callId: id, tries }),
    /** How often it was asked before, of each job that asks. */
    asking: async () =>
      (
        await env.DB.prepare(
          "SELECT job ->> 'tries' AS tries FROM outbox WHERE job ->> 'type' = 'call.price' AND job ->> 'callId' = ? ORDER BY 1",
        )
          .bind(id)
          .all<{ tries: number }>()
      ).results.map(({ tries }) => tries),
  };
}

const day = ({ orgId }: Org) =>
  env.DB.prepare("SELECT calls, cost_micros, cost_unknown FROM daily_rollups WHERE org_id = ?").bind(orgId).first();

test("what a call of our own cost is asked of Twilio later, and is in the call and every figure once", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const call = await spokenCall(fakes, org);
  expect(await call.asking()).toEqual([0]);
  expect(await day(org)).toEqual({ calls: 1, cost_micros: 0, cost_unknown: 1 });

  // Twilio has no price at once: it is asked again, four times in all.
  for (const tries of [0, 1, 2, 3]) await call.ask(tries);
  expect(await call.asking()).toEqual([0, 1, 2, 3]);
  expect(await call.archived()).toMatchObject({ cost: null, costLines: null });
  expect(await day(org)).toEqual({ calls: 1, cost_micros: 0, cost_unknown: 1 });

  call.endedAgo(5 * MINUTE);
  await call.ask(1);
  await call.ask(1);
  const told = {
    cost: { amountMicros: 17_000, currency: "USD" },
    costLines: [{ item: "transport", amountMicros: 17_000, source: "twilio" }],
  };
  const figures = { calls: 1, cost_micros: 17_000, cost_unknown: 0 };
  expect(await call.archived(), "another archive leaves the price as it is").toMatchObject(told);
  expect(await day(org)).toEqual(figures);
  await rebuildRollups(services, org.orgId);
  expect(await day(org)).toEqual(figures);
  expect(await call.asking()).toEqual([0, 1, 2, 3]);
});

test("a price in another currency than dollars is shown with the call, and in no total of dollars", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const call = await spokenCall(fakes, org);
  const legs = [
    { status: "completed", price: "-0.02100", price_unit: "EUR" },
    { status: "no-answer", price: null, price_unit: "EUR" },
  ];
  fakes.replace("api.twilio.com", (request) =>
    Response.json(
      new URL(request.url).searchParams.has("ParentCallSid")
        ? { calls: legs }
        : { status: "completed", price: "-0.01000", price_unit: "EUR" },
    ),
  );
  await call.ask(0);
  await archiveCall(services, org.orgId, call.id);
  expect(await (await org.api(`/calls/${call.id}`)).json()).toMatchObject({
    cost: { amountMicros: 31_000, currency: "EUR" },
    costLines: [
      { item: "transport", amountMicros: 10_000, source: "twilio" },
      { item: "transfer", amountMicros: 21_000, source: "twilio" },
    ],
  });
  expect(await day(org)).toEqual({ calls: 1, cost_micros: 0, cost_unknown: 1 });
});
