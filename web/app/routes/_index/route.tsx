import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { Link } from "@remix-run/react";
import { FileText, PhoneIncoming, ShieldCheck } from "lucide-react";
import { translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { isSignedIn } from "~/signed-in.server";
import { Button } from "~/ui/button";
import { LanguageSwitch } from "~/ui/language-switch";
import { Logo } from "~/ui/logo";
import { SampleCall } from "~/ui/sample-call";
import { ThemeSwitch } from "~/ui/theme-switch";

/** The landing page; whoever is signed in goes to the dashboard. A visitor with no session costs the API nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await isSignedIn(request, context)) throw redirect("/dashboard");
  const t = await translatorFor(request);
  return { title: `AvaFirst · ${t("landing:title")}`, description: t("landing:body") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? "AvaFirst" },
  { name: "description", content: data?.description ?? "" },
];

const POINTS = [
  { key: "answer", icon: PhoneIncoming },
  { key: "facts", icon: ShieldCheck },
  { key: "follow", icon: FileText },
] as const;

export default function LandingPage() {
  useAreaTexts("/");
  const { t } = useText();
  return (
    <div className="mx-auto flex min-h-dvh max-w-[1160px] flex-col px-5 sm:px-8">
      <header className="flex h-16 items-center justify-between gap-4 md:h-20">
        <Logo />
        <div className="flex items-center gap-1">
          <LanguageSwitch />
          <Button asChild variant="ghost" className="ml-1">
            <Link to="/login">{t("landing:logIn")}</Link>
          </Button>
        </div>
      </header>
      <main id="content" className="flex-1">
        <section className="grid grid-cols-[minmax(0,1fr)] items-center gap-12 pt-10 pb-16 md:pt-20 md:pb-24 lg:grid-cols-[minmax(0,1fr)_minmax(0,460px)] lg:gap-20">
          <div>
            <h1 className="max-w-[14ch] font-semibold text-40">{t("landing:title")}</h1>
            <p className="mt-5 max-w-[52ch] text-16 text-ink-muted">{t("landing:body")}</p>
            <div className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">
              <Button asChild variant="primary" size="lg">
                <Link to="/signup">{t("landing:start")}</Link>
              </Button>
              <p className="text-13 text-ink-muted">{t("landing:note")}</p>
            </div>
          </div>
          <SampleCall />
        </section>
        <section className="grid gap-8 border-line border-t py-12 md:grid-cols-3 md:gap-10 md:py-16">
          {POINTS.map(({ key, icon: Icon }) => (
            <div key={key} className="grid content-start gap-2">
              <Icon aria-hidden="true" strokeWidth={1.75} className="mb-1 size-5 text-accent" />
              <h2 className="font-semibold text-16">{t(`landing:points.${key}.title`)}</h2>
              <p className="max-w-[42ch] text-14 text-ink-muted">{t(`landing:points.${key}.body`)}</p>
            </div>
          ))}
        </section>
      </main>
      <footer className="flex flex-wrap items-center justify-between gap-4 border-line border-t py-6">
        <p className="max-w-[68ch] text-13 text-ink-muted">{t("landing:footer")}</p>
        <ThemeSwitch />
      </footer>
    </div>
  );
}
