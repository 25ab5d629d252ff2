import { data, type LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { translatorFor } from "~/i18n/i18n.server";
import { pageTitle } from "~/page-title";
import { sessionOf } from "~/signed-in.server";
import { AppShell } from "~/ui/app-shell";
import { NotFound } from "~/ui/error-page";

/** Any address that is no page of ours. Whoever is signed in keeps the rail. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const [t, session] = await Promise.all([translatorFor(request), sessionOf(request, context)]);
  return data({ title: t("errors:page.notFound.title"), session }, { status: 404 });
}
export const action = loader;
export const meta = pageTitle;

export default function NotFoundPage() {
  const { session } = useLoaderData<typeof loader>();
  if (!session) return <NotFound isSignedIn={false} />;
  return (
    <AppShell session={session}>
      <NotFound isSignedIn />
    </AppShell>
  );
}
