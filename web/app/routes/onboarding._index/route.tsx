import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { apiFor, readOrThrow } from "~/api.server";

/** Goes on where one stopped; to the dashboard once all of it is over. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const answer = await apiFor(request, context).onboarding.$get();
  const { completedAt, current } = await readOrThrow(request, answer);
  throw redirect(completedAt === null ? `/onboarding/${current}` : "/dashboard");
}

export default function ResumeOnboarding() {
  return null;
}
