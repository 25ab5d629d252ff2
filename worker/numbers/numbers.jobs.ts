import { NOBODY } from "../audit/doer";
import { vapiFor } from "../integrations/vapi-account";
import type { JobMap } from "../jobs/job.schema";
import { NotYet } from "../jobs/not-yet";
import { SECOND } from "../lib/time";
import { getNumber as getVapiNumber } from "../providers/vapi-numbers";
import type { Services } from "../services";
import { confirmNumber, getNumber } from "./numbers.queries";
import { settleNumber } from "./settle.service";
import { untilCertainMs } from "./vapi-purchase";

const FIRST_LOOK_S = 5;
const LAST_LOOK_S = 900;

/** The older the number, the longer until the next look: five looks cover half an hour, and Vapi says "a few minutes". */
const nextLookS = (ageMs: number) => Math.min(Math.max(FIRST_LOOK_S, Math.round((2.5 * ageMs) / SECOND)), LAST_LOOK_S);

/** Looks whether Vapi has activated a number, and again later while it has not. */
export async function runNumberRefresh(services: Services, job: JobMap["number.refresh"]): Promise<void> {
  if (!job.orgId) throw new Error("number.refresh names no organisation");
  const row = await getNumber(services.db, job.orgId, job.numberId);
  if (!row?.vapiNumberId || row.status !== "activating") return;
  const found = await getVapiNumber(await vapiFor(services, job.orgId), row.vapiNumberId);
  // Gone at Vapi, it will never ring: the owner is to see that, and can release it.
  if (!found) return void (await confirmNumber(services.db, job.orgId, row.id, { status: "blocked" }));
  // A number without digits cannot be called, whatever its status says.
  if (found.status === "activating" || (found.status === "active" && !found.number)) {
    const ageMs = services.now().getTime() - row.createdAt.getTime();
    throw new NotYet("Vapi is still activating this number.", nextLookS(ageMs));
  }
  await confirmNumber(services.db, job.orgId, row.id, { status: found.status, number: found.number });
}

/** Ends what was begun with a number, and looks again later while its provider does not say. */
export async function runNumberSettle(services: Services, job: JobMap["number.settle"]): Promise<void> {
  if (!job.orgId) throw new Error("number.settle names no organisation");
  const row = await getNumber(services.db, job.orgId, job.numberId);
  if (!row) return;
  const { isSettled } = await settleNumber(services, row, NOBODY);
  if (isSettled) return;
  const ageMs = services.now().getTime() - row.createdAt.getTime();
  const certainS = Math.ceil(untilCertainMs(services, row) / SECOND) + 1;
  throw new NotYet("Vapi does not list this number yet.", Math.min(nextLookS(ageMs), certainS));
}
