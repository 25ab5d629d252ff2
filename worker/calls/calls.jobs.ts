import type { JobMap } from "../jobs/job.schema";
import type { OrgId } from "../lib/ids";
import type { Services } from "../services";
import { archiveCall } from "./archive.service";
import { eraseCall } from "./erase-call.service";
import { readPrice } from "./price.service";
import { copyRecording } from "./recording.service";

const orgOf = ({ orgId, type }: { orgId: OrgId | null; type: string }): OrgId => {
  if (!orgId) throw new Error(`${type} names no organisation`);
  return orgId;
};

export const runCallArchive = (services: Services, job: JobMap["call.archive"]) =>
  archiveCall(services, orgOf(job), job.callId);

export const runRecordingCopy = (services: Services, job: JobMap["recording.copy"]) =>
  copyRecording(services, orgOf(job), job.callId);

export async function runCallErase(services: Services, job: JobMap["call.erase"]): Promise<void> {
  await eraseCall(services, orgOf(job), job.callId);
}

export const runCallPrice = (services: Services, job: JobMap["call.price"]) => readPrice(services, orgOf(job), job);
