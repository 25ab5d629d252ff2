import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { apiFor, readOk, readOrThrow } from "~/api.server";
import { formatDateTime } from "~/format";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { readAva } from "~/receptionist/ava.server";
import { changedText } from "~/receptionist/changed-text";
import { RestoreButton } from "~/receptionist/restore-button";
import { useAva } from "~/receptionist/use-ava";
import { redirectWithToast } from "~/toast.server";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { useReader } from "~/use-session";
import { VersionParam } from "../../../../worker/receptionists/publishing.schema";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [t, { id }] = await Promise.all([translatorFor(request), readAva(request, api)]);
  const answer = await api["ava-profiles"][":id"].versions.$get({ param: { id } });
  const { items } = await readOrThrow(request, answer);
  return { title: t("receptionist:tabs.versions"), versions: items };
}

/** Publishes an earlier version again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const api = apiFor(request, context);
  const [t, form, { id }] = await Promise.all([translatorFor(request), request.formData(), readAva(request, api)]);
  const wanted = VersionParam.shape.version.safeParse(form.get("version"));
  if (!wanted.success) throw new Response(null, { status: 400 });
  const version = String(wanted.data);
  const answer = await api["ava-profiles"][":id"].versions[":version"].restore.$post({ param: { id, version } });
  const { error, value } = await readOk(request, answer);
  if (error)
    return redirectWithToast(request, "/receptionist/versions", { kind: "bad", title: t(`errors:code.${error.code}`) });
  return redirectWithToast(request, "/receptionist/versions", {
    title: t("receptionist:versions.restored", { version }),
    description: t("receptionist:bar.publishedBody", { version: value.version }),
  });
}

export const meta = pageTitle;

export default function VersionsPage() {
  const { t } = useText();
  const reader = useReader();
  const ava = useAva();
  const { versions } = useLoaderData<typeof loader>();
  return (
    <Card>
      <ol reversed aria-label={t("receptionist:tabs.versions")} className="divide-y divide-line/70">
        {versions.map((version) => (
          <li key={version.version} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5 phone:px-4">
            <div className="min-w-0 flex-1 basis-48">
              <p className="flex flex-wrap items-center gap-2">
                <Link
                  to={`/receptionist/versions/${version.version}`}
                  prefetch="intent"
                  className="rounded-control font-medium hover:underline"
                >
                  {t("receptionist:versions.version", { version: version.version })}
                </Link>
                {version.version === ava.version && <Badge tone="good">{t("receptionist:versions.current")}</Badge>}
              </p>
              <p className="text-13">{changedText(version, t)}</p>
              <p className="text-13 text-ink-muted">
                <time dateTime={version.publishedAt}>{formatDateTime(version.publishedAt, reader)}</time>
                {version.publishedBy && ` · ${version.publishedBy}`}
              </p>
            </div>
            {version.version !== ava.version && <RestoreButton version={version.version} />}
          </li>
        ))}
      </ol>
    </Card>
  );
}
