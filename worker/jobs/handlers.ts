import { eraseOrg, eraseUser } from "../account/erase.jobs";
import { mailAddressTaken, mailLink } from "../auth/link.jobs";
import { mailNotice } from "../auth/notice.jobs";
import { runCallArchive, runRecordingCopy } from "../calls/calls.jobs";
import { runNumberRefresh } from "../numbers/numbers.jobs";
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
  "email.address-taken": mailAddressTaken,
  "email.link": mailLink,
  "email.notice": mailNotice,
  "number.refresh": runNumberRefresh,
  "org.erase": eraseOrg,
  "recording.copy": runRecordingCopy,
};
