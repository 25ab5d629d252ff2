import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, Outlet, useLoaderData, useParams } from "@remix-run/react";
import { Plus } from "lucide-react";
import { translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { LineButton, pressLineButton } from "~/numbers/line-actions.server";
import { LineCard } from "~/numbers/line-card";
import { readLines } from "~/numbers/lines.server";
import { useLineLooks } from "~/numbers/use-line-looks";
import { pageTitle } from "~/page-title";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { useScripts } from "~/ui/page-dialog";
import { PageHeader } from "~/ui/page-header";
import { useSession } from "~/use-session";
import { can } from "../../../../worker/permissions";

/** The lines that Ava answers. Configuring one opens over them, at an address of its own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const [t, read] = await Promise.all([translatorFor(request), readLines(request, context)]);
  return { title: t("numbers:title"), ...read };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const button = LineButton.safeParse(Object.fromEntries(await request.formData()));
  if (!button.success) throw new Response(null, { status: 400 });
  return pressLineButton({ request, context, button: button.data });
}

export const meta = pageTitle;

export default function NumbersPage() {
  useAreaTexts("/phone-numbers");
  const { t } = useText();
  const { lines, profiles } = useLoaderData<typeof loader>();
  const isConfiguring = useParams().numberId !== undefined;
  const hasScripts = useScripts();
  const mayWrite = can(useSession().role, "numbers:write");
  useLineLooks(lines, !isConfiguring);
  return (
    <>
      {/* Without scripts nothing else keeps the keyboard out of what lies under the dialog. */}
      <div {...(isConfiguring && !hasScripts && { inert: "" as const })}>
        <PageHeader
          title={t("numbers:title")}
          description={t("numbers:body")}
          actions={mayWrite && lines.length > 0 && <AddLink />}
        />
        {lines.length === 0 ? (
          <Card>
            <EmptyState
              sentence={t(mayWrite ? "numbers:empty" : "numbers:emptyReader")}
              action={mayWrite && <AddLink />}
              help="lines"
            />
          </Card>
        ) : (
          <ul aria-label={t("numbers:list")} className="grid gap-4">
            {lines.map((line) => (
              <li key={line.id}>
                <LineCard line={line} profiles={profiles} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <Outlet />
    </>
  );
}

function AddLink() {
  const { t } = useText();
  return (
    <Button asChild variant="primary">
      <Link to="/phone-numbers/add" prefetch="intent">
        <Plus aria-hidden="true" />
        {t("numbers:add.action")}
      </Link>
    </Button>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
