import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import type { CallRoom } from "../../../durable-objects/call-room";
import { VoiceLog } from "../../../durable-objects/voice/voice-log";
import type { Input } from "../../../receptionist/conversation/input.schema";
import { StartedCall } from "../../../worker/calls/calls.schema";
import { avaOrg, room } from "./browser-call";

test("a room that died while its model thought, and is woken because the answer is late, lets the rules answer", async () => {
  const org = await avaOrg();
  const started = await org.api("/calls/test", { json: { mode: "browser", profileId: org.profileId } });
  const { id } = StartedCall.parse(await started.json());
  const call = room(id);
  await runInDurableObject(call, (_: CallRoom, { storage }) => {
    const log = new VoiceLog(storage.sql);
    const [opened] = log.all();
    if (opened?.type !== "opened") throw new Error("The call was not opened");
    storage.sql.exec("DELETE FROM inputs");
    const { atMs } = opened;
    const happened: Input[] = [
      { ...opened, brief: { ...opened.brief, brain: "llm" } },
      { type: "connected", atMs, session: "browser" },
      { type: "heard", atMs, text: "Combien coûte un détartrage ?", final: true },
    ];
    log.append(happened);
    storage.sql.exec("INSERT INTO timers (name, due_ms) VALUES ('voice:thinking', 0)");
  });
  await evictDurableObject(call);
  await runDurableObjectAlarm(call);
  await expect
    .poll(async () => (await call.describe(org.orgId))?.turns.at(-1))
    .toMatchObject({ role: "ava", text: expect.stringMatching(/28/), final: true });
});
