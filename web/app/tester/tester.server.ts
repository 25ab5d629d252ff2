import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type AppLoadContext, redirect } from "@remix-run/cloudflare";
import type { Locale } from "../../../worker/lib/schemas";
import { apiFor, readOk, readOrThrow } from "../api.server";
import { localeOf, translatorFor } from "../i18n/i18n.server";
import { formatPhone, parsePhone } from "../phone.server";
import { instantOf, wallClockOf } from "./instant.server";
import { TesterQuestion } from "./question";
import { questionErrors } from "./question-errors";

type Api = ReturnType<typeof apiFor>;

/** What can be tested, and how Ava would answer what is asked: now, on no line, until somebody asks otherwise. */
export async function readTester(request: Request, context: AppLoadContext) {
  const api = apiFor(request, context);
  const [t, locale, session, avas, numbers] = await Promise.all([
    translatorFor(request),
    localeOf(request),
    api.auth.session.$get().then((answer) => readOrThrow(request, answer)),
    api["ava-profiles"].$get().then((answer) => readOrThrow(request, answer)),
    api["phone-numbers"]["my-numbers"].$get().then((answer) => readOrThrow(request, answer)),
  ]);
  const [ava] = avas.items;
  if (!ava) throw redirect("/onboarding/trade");
  const { timeZone } = session.org;
  const choices = {
    profileId: ava.id,
    businessName: ava.profile.businessName,
    language: ava.profile.language,
    hasDraft: ava.draft !== null,
    version: ava.version,
    timeZone,
    localNow: wallClockOf(Date.now(), timeZone),
    lines: numbers.items.flatMap(({ id, number, label, status, provider }) =>
      number !== null && status === "active" && provider === "twilio"
        ? [{ id, name: [formatPhone(number, locale), label].filter(Boolean).join(" · ") }]
        : [],
    ),
  };
  const asked = new URL(request.url).searchParams;
  const line = choices.lines.find(({ id }) => id === asked.get("numberId")) ?? choices.lines[0];
  const start: TesterQuestion = {
    profileId: ava.id,
    version: ava.draft ? "draft" : "published",
    when: "now",
    ...(line && { numberId: line.id }),
  };
  const submission = asked.has("profileId")
    ? parseWithZod(asked, { schema: TesterQuestion, error: questionErrors(t) })
    : null;
  const isWrong = submission !== null && submission.status !== "success";
  const question = submission?.status === "success" ? submission.value : start;
  const from = question.from ? parsePhone(question.from) : null;
  const reply: SubmissionResult<string[]> | null = isWrong
    ? submission.reply()
    : submission && question.from && from === null
      ? submission.reply({ fieldErrors: { from: [t("errors:field.phone")] } })
      : null;
  const answer = reply === null ? await answerAt(request, api, question, { from, timeZone, locale }) : null;
  return { choices, question, reply, answer, key: crypto.randomUUID() };
}
export type Tester = Awaited<ReturnType<typeof readTester>>;

async function answerAt(
  request: Request,
  api: Api,
  { profileId, version, numberId, when, at }: TesterQuestion,
  { from, timeZone, locale }: { from: string | null; timeZone: string; locale: Locale },
) {
  const param = { id: profileId };
  const instant = when === "later" && at !== undefined ? instantOf(at, timeZone) : new Date().toISOString();
  const answer = await readOrThrow(
    request,
    await api["ava-profiles"][":id"]["answer-at"].$get({
      param,
      query: {
        at: instant,
        ...(version === "draft" && { draft: "true" as const }),
        ...(numberId && { numberId }),
        ...(from !== null && { from }),
      },
    }),
  );
  const { holidayId, date } = answer.day;
  const year =
    holidayId !== null && answer.rules.some(({ rule }) => rule === "holiday")
      ? await readOrThrow(
          request,
          await api["ava-profiles"][":id"]["opening-year"].$get({ param, query: { year: date.slice(0, 4) } }),
        )
      : null;
  return {
    ...answer,
    names: {
      holiday: year?.holidays.find(({ id }) => id === holidayId)?.name[locale] ?? null,
      phone: formatPhone(answer.forwardTo, locale),
    },
  };
}

/** Opens the conversation that was asked for. A refusal comes back as what the form is to show. */
export async function startTest(
  request: Request,
  context: AppLoadContext,
  form: FormData,
): Promise<{ callId: string; reply?: never } | { reply: SubmissionResult<string[]>; callId?: never }> {
  const [t, api] = [await translatorFor(request), apiFor(request, context)];
  const submission = parseWithZod(form, { schema: TesterQuestion, error: questionErrors(t) });
  if (submission.status !== "success") return { reply: submission.reply() };
  const { profileId, version, numberId, when, at, from: typed, key } = submission.value;
  const from = typed ? parsePhone(typed) : null;
  if (typed && from === null) return { reply: submission.reply({ fieldErrors: { from: [t("errors:field.phone")] } }) };
  const { org } = await readOrThrow(request, await api.auth.session.$get());
  const answer = await api.calls.test.$post(
    {
      json: {
        mode: "browser",
        profileId,
        draft: version === "draft",
        ...(numberId && { numberId }),
        ...(when === "later" && at !== undefined && { at: instantOf(at, org.timeZone) }),
        ...(from !== null && { from }),
      },
    },
    { headers: key ? { "Idempotency-Key": key } : {} },
  );
  const { value, error } = await readOk(request, answer);
  if (error) {
    const reason = t(`errors:code.${error.code}`);
    return { reply: submission.reply({ formErrors: [t("tester:panel.failed", { reason })] }) };
  }
  return { callId: value.id };
}
