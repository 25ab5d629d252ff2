import { GeneralErrorBoundary } from "~/ui/general-error-boundary";

/** Any address that is no page of ours. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}
export const action = loader;

export default function NotFoundPage() {
  return null;
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
