import { Outlet } from "@remix-run/react";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageHeader } from "~/ui/page-header";
import { TabNav } from "~/ui/tabs";
import { useSession } from "~/use-session";
import { can } from "../../../../worker/permissions";

const OWN = ["profile", "security", "account"] as const;

/** What somebody sets of their own account and, where they may, of the organisation's at its providers. */
export default function SettingsLayout() {
  useAreaTexts("/settings");
  const { t } = useText();
  const maySeeProviders = can(useSession().role, "credentials:read");
  const pages = maySeeProviders ? ([...OWN, "providers"] as const) : OWN;
  return (
    <>
      <PageHeader
        title={t("settings:title")}
        description={t(maySeeProviders ? "settings:bodyWithProviders" : "settings:body")}
      />
      <TabNav
        label={t("settings:tabs.label")}
        items={pages.map((page) => ({ to: `/settings/${page}`, label: t(`settings:tabs.${page}`) }))}
      />
      <Outlet />
    </>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
