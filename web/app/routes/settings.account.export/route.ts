import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { apiFor, readOrThrow } from "~/api.server";
import { requireProof } from "~/settings/proof.server";

/** The file of somebody's data, as it comes. Once the proof is over it is asked for again, on the page that has the link. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  await requireProof(request, api, "/settings/account?part=export");
  const answer = await api.account.export.$get();
  return answer.ok ? new Response(answer.body, answer) : readOrThrow(request, answer);
}
