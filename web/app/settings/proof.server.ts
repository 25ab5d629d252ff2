import type { apiFor } from "~/api.server";
import { confirmFirst, readOrThrow } from "~/api.server";

/**
 * Lets only somebody pass who has lately proven who they are: before a form is filled in, rather than after it. Throws the
 * redirect to the page that asks, which leads back to `next`.
 */
export async function requireProof(request: Request, api: ReturnType<typeof apiFor>, next: string): Promise<void> {
  const { provenUntil } = await readOrThrow(request, await api.auth["step-up"].$get());
  if (provenUntil === null) throw confirmFirst(next);
}
