import { vi } from "vitest";
import { CallDetail, CallPage } from "../../worker/calls/calls.schema";
import type { Member, Place } from "./member";

/** Where a call is watched; with `after`, from the event that follows it. */
export const liveUrl = ({ origin }: Place, callId: string, after?: number): string =>
  `${origin}/api/v1/calls/${callId}/live${after === undefined ? "" : `?after=${after}`}`;

/** The newest live call of the member's organisation, once D1 shows it. */
export const newestLiveCall = (member: Member): Promise<string> =>
  vi.waitFor(
    async () => {
      const [call] = CallPage.parse(await (await member.api("/calls?status=live")).json()).items;
      if (!call) throw new Error("No call is live");
      return call.id;
    },
    { timeout: 10_000 },
  );

/** The call's page once the archive is written, which is when its report shows. */
export const archived = (member: Member, callId: string): Promise<CallDetail> =>
  vi.waitFor(
    async () => {
      const call = CallDetail.parse(await (await member.api(`/calls/${callId}`)).json());
      if (call.summary === null) throw new Error("The call is not archived yet");
      return call;
    },
    { timeout: 20_000, interval: 100 },
  );
