import { Outlet } from "@remix-run/react";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";

/** Every page that leads in: they have their texts in common. */
export default function AuthLayout() {
  useAreaTexts("/login");
  return <Outlet />;
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
