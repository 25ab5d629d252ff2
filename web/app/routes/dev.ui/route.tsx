import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Gallery } from "./gallery";

/** Every part in both themes, for those who build. It exists on a developer's machine only. */
export function loader({ context }: LoaderFunctionArgs) {
  if (context.env.ENVIRONMENT !== "local") throw new Response(null, { status: 404 });
  return { title: "UI" };
}

export default function DevUiPage() {
  return (
    <main className="grid split:grid-cols-2">
      {(["light", "dark"] as const).map((theme) => (
        <div key={theme} data-theme={theme} className="min-w-0 bg-bg p-6 text-ink md:p-10">
          <Gallery theme={theme} />
        </div>
      ))}
    </main>
  );
}
