import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { formatDateTime } from "~/format";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { formatPhone } from "~/phone.server";
import { readAva } from "~/receptionist/ava.server";
import { changedText } from "~/receptionist/changed-text";
import { RestoreButton } from "~/receptionist/restore-button";
import { useAva } from "~/receptionist/use-ava";
import { BackLink } from "~/ui/back-link";
import { Card, CardHeader } from "~/ui/card";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { useReader } from "~/use-session";
import { VersionFacts } from "./version-facts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const number = params.version ?? "";
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new Response(null, { status: 404 });
  const [t, locale, { id }] = await Promise.all([translatorFor(request), localeOf(request), readAva(request, api)]);
  const answer = await api["ava-profiles"][":id"].versions[":version"].$get({ param: { id, version: number } });
  const version = await readOrThrow(request, answer);
  const staff = version.profile.staff.map((person) => ({ ...person, phone: formatPhone(person.phone, locale) ?? "" }));
  return {
    title: t("receptionist:versions.version", { version: version.version }),
    version: { ...version, profile: { ...version.profile, staff } },
  };
}

export const meta = pageTitle;

export default function VersionPage() {
  const { t } = useText();
  const reader = useReader();
  const ava = useAva();
  const { version } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/receptionist/versions" className="mb-3">
        {t("receptionist:versions.all")}
      </BackLink>
      <Card>
        <CardHeader
          title={t("receptionist:versions.version", { version: version.version })}
          description={`${formatDateTime(version.publishedAt, reader)} · ${changedText(version, t)}`}
          action={version.version !== ava.version && <RestoreButton version={version.version} />}
        />
        <VersionFacts profile={version.profile} changed={version.changed} />
      </Card>
    </>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
