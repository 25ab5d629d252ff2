import { mailAlreadyRegistered, mailRefreshReused, mailSignUpLink } from "../auth/auth.jobs";
import { runCallArchive, runRecordingCopy } from "../calls/calls.jobs";
import type { Services } from "../services";
import type { Job, JobMap, JobType } from "./job.schema";

export type Handlers = {
  [T in JobType]: (services: Services, job: JobMap[T]) => Promise<void>;
};

const notBuilt = async (_services: Services, job: Job): Promise<void> => {
  throw new Error(`No handler for ${job.type}`);
};

/** One handler a type: a new type breaks the build until it has one. Each may run twice, and must bear it. */
export const handlers: Handlers = {
  "assistant.sync": notBuilt,
  "call.archive": runCallArchive,
  "email.already-registered": mailAlreadyRegistered,
  "email.confirm-sign-up": mailSignUpLink,
  "email.refresh-reused": mailRefreshReused,
  "number.refresh": notBuilt,
  "recording.copy": runRecordingCopy,
};
