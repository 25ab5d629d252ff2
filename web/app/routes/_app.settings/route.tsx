import { Outlet } from "@remix-run/react";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageHeader } from "~/ui/page-header";
import { TabNav } from "~/ui/tabs";

const PAGES = ["profile", "security", "account"] as const;

/** What somebody sets of their own account. */
export default function SettingsLayout() {
  useAreaTexts("/settings");
  const { t } = useText();
  return (
    <>
      <PageHeader title={t("settings:title")} description={t("settings:body")} />
      <TabNav
        label={t("settings:tabs.label")}
        items={PAGES.map((page) => ({ to: `/settings/${page}`, label: t(`settings:tabs.${page}`) }))}
      />
      <Outlet />
    </>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
