import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { type Line, readLines } from "~/numbers/lines.server";
import { LINES_PATH } from "~/numbers/number-forms";
import { openingAt } from "~/numbers/opening-at";
import { type LineAnswer, saveLine } from "~/numbers/save-line.server";
import { holidaysIn } from "~/opening/holidays.server";
import { pageTitle } from "~/page-title";
import { Button } from "~/ui/button";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageDialog } from "~/ui/page-dialog";
import type { Opening } from "../../../../receptionist/profile.schema";
import { ConfigureLine } from "./configure-line";

/** What a number without any receptionist would keep: never open. */
const NEVER: Opening = {
  hours: { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
  holidays: { region: null, openOn: [] },
  exceptions: [],
};

/** One number, and how it answers: a dialog over the list. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const [t, { lines, profiles }] = await Promise.all([translatorFor(request), readLines(request, context)]);
  const line = requireLine(lines, params.numberId);
  const shared = (profiles.find(({ id }) => id === line.profileId) ?? profiles[0])?.opening ?? NEVER;
  const { region } = openingAt(line, shared).holidays;
  return {
    title: line.shown ?? t("numbers:configure.title"),
    line,
    profiles: profiles.map(({ id, name }) => ({ id, name })),
    shared,
    region,
    holidays: holidaysIn(region, new Date()),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { lines } = await readLines(request, context);
  return saveLine({ request, context, line: requireLine(lines, params.numberId), form: await request.formData() });
}

function requireLine(lines: readonly Line[], id: string | undefined): Line {
  const line = lines.find((one) => one.id === id);
  if (!line) throw new Response(null, { status: 404 });
  return line;
}

export const meta = pageTitle;

export default function ConfigurePage() {
  useAreaTexts("/phone-numbers");
  const page = useLoaderData<typeof loader>();
  const answer: LineAnswer | undefined = useActionData<typeof action>();
  return <ConfigureLine key={page.line.id} page={page} answer={answer} />;
}

export type LinePage = Awaited<ReturnType<typeof loader>>;

export function ErrorBoundary() {
  return <GeneralErrorBoundary statusHandlers={{ 404: <Missing /> }} />;
}

function Missing() {
  useAreaTexts("/phone-numbers");
  const { t } = useText();
  return (
    <PageDialog
      title={t("numbers:configure.missing")}
      over={LINES_PATH}
      footer={
        <Button asChild variant="primary">
          <Link to={LINES_PATH}>{t("close")}</Link>
        </Button>
      }
    >
      <p>{t("numbers:configure.missingBody")}</p>
    </PageDialog>
  );
}
