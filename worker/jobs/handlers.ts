import { eraseOrg, eraseUser } from "../account/erase.jobs";
import { runRollupsRebuild } from "../analytics/analytics.jobs";
import { mailAddressTaken, mailLink } from "../auth/link.jobs";
import { sendNotice } from "../auth/notice.jobs";
import { runCallArchive, runCallErase, runCallPrice, runRecordingCopy } from "../calls/calls.jobs";
import { runNumberRefresh, runNumberSettle } from "../numbers/numbers.jobs";
import { runAssistantSync } from "../receptionists/receptionists.jobs";
import type { Services } from "../services";
import type { JobMap, JobType } from "./job.schema";

export type Handlers = {
  [T in JobType]: (services: Services, job: JobMap[T]) => Promise<void>;
};

/** One handler a type: a new type breaks the build until it has one. Each may run twice, and must bear it. */
export const handlers: Handlers = {
  "account.erase": eraseUser,
  "assistant.sync": runAssistantSync,
  "call.archive": runCallArchive,
  "call.erase": runCallErase,
  "call.price": runCallPrice,
  "email.address-taken": mailAddressTaken,
  "email.link": mailLink,
  "email.notice": sendNotice,
  "number.refresh": runNumberRefresh,
  "number.settle": runNumberSettle,
  "org.erase": eraseOrg,
  "recording.copy": runRecordingCopy,
  "rollups.rebuild": runRollupsRebuild,
};
