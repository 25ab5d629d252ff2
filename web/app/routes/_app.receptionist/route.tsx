import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, Outlet, useLoaderData, useSearchParams } from "@remix-run/react";
import { apiFor } from "~/api.server";
import { localeOf } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { ownPath } from "~/own-path";
import { formatPhone } from "~/phone.server";
import { discardDraft, readAva } from "~/receptionist/ava.server";
import { TesterButton } from "~/tester/tester-button";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageHeader } from "~/ui/page-header";
import { TabNav } from "~/ui/tabs";

/** The receptionist with what its owner is working on over what is published. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const [locale, ava] = await Promise.all([localeOf(request), readAva(request, apiFor(request, context))]);
  const { id, version, updatedAt, draft } = ava;
  const profile = draft ?? ava.profile;
  return {
    ava: {
      id,
      version,
      updatedAt,
      isDraft: draft !== null,
      profile: {
        ...profile,
        // As they are read aloud: the action makes them E.164 again.
        staff: profile.staff.map((person) => ({ ...person, phone: formatPhone(person.phone, locale) ?? "" })),
      },
    },
  };
}

/** Gives the draft up: the one thing that each page below does alike. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  return discardDraft(request, context, ownPath(form.get("to"), "/receptionist"));
}

const PAGES = [
  { to: "/receptionist", key: "manner" },
  { to: "/receptionist/knowledge", key: "knowledge" },
  { to: "/receptionist/hours", key: "hours" },
  { to: "/receptionist/team", key: "team" },
  { to: "/receptionist/versions", key: "versions" },
] as const;

export default function ReceptionistLayout() {
  useAreaTexts("/receptionist");
  const { t } = useText();
  const { ava } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const overtaken = search.get("overtaken");
  return (
    <>
      <PageHeader title={t("receptionist:title")} description={t("receptionist:body")} actions={<TesterButton />} />
      <TabNav
        label={t("receptionist:tabs.label")}
        items={PAGES.map(({ to, key }) => ({ to, label: <TabName page={key} /> }))}
      />
      {overtaken !== null && ava.isDraft && (
        <Alert
          kind="warn"
          title={t("receptionist:overtaken.title", { version: ava.version })}
          className="mt-5"
          action={
            <Button asChild size="sm">
              <Link to="/receptionist/versions">{t("receptionist:overtaken.see")}</Link>
            </Button>
          }
        >
          {t("receptionist:overtaken.body")}
        </Alert>
      )}
      <div className="pt-5">
        <Outlet />
      </div>
    </>
  );
}

/** Shorter on a phone, where five of them have to fit. */
function TabName({ page }: { page: (typeof PAGES)[number]["key"] }) {
  const { t } = useText();
  return (
    <>
      <span className="phone:hidden">{t(`receptionist:tabs.${page}`)}</span>
      <span className="md:hidden">{t(`receptionist:tabs.short.${page}`)}</span>
    </>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
