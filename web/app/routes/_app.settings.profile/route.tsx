import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { pageTitle } from "~/page-title";
import { formatPhone } from "~/phone.server";
import { openPart } from "~/settings/part";
import { requireProof } from "~/settings/proof.server";
import { zonesByRegion } from "~/settings/time-zones";
import { AboutSection } from "./about-section";
import { type ProfileAnswer, profileActions } from "./actions.server";
import { EmailSection } from "./email-section";
import { PhoneSection } from "./phone-section";
import { Intent, Part } from "./profile-forms";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const part = openPart(new URL(request.url).searchParams, Part);
  if (part) await requireProof(request, api, `/settings/profile?part=${part}`);
  const [t, locale, account, methods, { org }] = await Promise.all([
    translatorFor(request),
    localeOf(request),
    api.account.$get().then((answer) => readOrThrow(request, answer)),
    api.auth.methods.$get().then((answer) => readOrThrow(request, answer)),
    api.auth.session.$get().then((answer) => readOrThrow(request, answer)),
  ]);
  const { name, timeZone, email, emailBounce } = account;
  return {
    title: t("settings:tabs.profile"),
    part,
    profile: { name, locale: account.locale, timeZone },
    email: { address: email, bounce: emailBounce },
    phone: { shown: formatPhone(account.phone, locale), isOffered: methods.phone },
    zones: zonesByRegion(
      Intl.supportedValuesOf("timeZone"),
      [timeZone, org.timeZone].filter((zone) => zone !== null),
    ),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = Intent.safeParse(form.get("intent"));
  if (!intent.success) throw new Response(null, { status: 400 });
  return profileActions[intent.data]({ request, context, form });
}

export const meta = pageTitle;

export default function ProfilePage() {
  const { part, profile, email, phone, zones } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() satisfies ProfileAnswer | undefined;
  return (
    <>
      <AboutSection profile={profile} zones={zones} answer={answer} />
      <EmailSection email={email} isOpen={part === "email"} answer={answer} />
      <PhoneSection phone={phone} isOpen={part === "phone"} answer={answer} />
    </>
  );
}
