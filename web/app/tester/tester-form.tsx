import { getFormProps } from "@conform-to/react";
import { MessagesSquare } from "lucide-react";
import type { FormEvent } from "react";
import { useText } from "../i18n/use-text";
import { RadioPills } from "../routes/onboarding/radio-pills";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormErrors } from "../ui/form-errors";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { useApiForm } from "../use-api-form";
import { TesterQuestion } from "./question";
import { questionErrors } from "./question-errors";
import type { Tester } from "./tester.server";

export type Sent = { data: FormData; method: "get" | "post" };

type TesterFormProps = {
  tester: Tester;
  reply: Tester["reply"];
  /** Sends it by script; without one the browser does, to the page of its own. */
  onSend: (sent: Sent) => void;
  busy: "get" | "post" | null;
};

/** What to try, on which line, when, and who calls: asked by GET, talked to by POST. */
export function TesterForm({ tester: { choices, question, key }, reply, onSend, busy }: TesterFormProps) {
  const { t } = useText();
  const { profileId, ...asked } = question;
  const [form, fields] = useApiForm(TesterQuestion, {
    id: "tester",
    lastResult: reply ?? undefined,
    defaultValue: asked,
    errors: questionErrors,
  });
  const { onSubmit, ...props } = getFormProps(form);

  function send(event: FormEvent<HTMLFormElement>) {
    onSubmit(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const isPost = submitter?.getAttribute("formmethod") === "post";
    onSend({ data: new FormData(event.currentTarget), method: isPost ? "post" : "get" });
  }

  return (
    <form method="get" action="/tester" {...props} onSubmit={send} className="grid gap-5">
      <FormErrors id={form.errorId} errors={form.errors} />
      <input type="hidden" name={fields.profileId.name} value={profileId} />
      <input type="hidden" name={fields.key.name} value={key} />
      {choices.hasDraft ? (
        <RadioPills
          name={fields.version.name}
          legend={t("tester:panel.what")}
          options={[
            { value: "draft", label: t("tester:panel.draft") },
            { value: "published", label: t("tester:panel.published") },
          ]}
          defaultValue={fields.version.initialValue}
        />
      ) : (
        <p className="text-13 text-ink-muted">{t("tester:panel.onlyPublished", { version: choices.version })}</p>
      )}
      {choices.lines.length > 0 && (
        <Field field={fields.numberId} label={t("tester:panel.line")}>
          {(control) => (
            <Select {...control}>
              <option value="">{t("tester:panel.noLine")}</option>
              {choices.lines.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <div className="group/when grid gap-3">
        <RadioPills
          name={fields.when.name}
          legend={t("tester:panel.when")}
          options={[
            { value: "now", label: t("tester:panel.now") },
            { value: "later", label: t("tester:panel.later") },
          ]}
          defaultValue={fields.when.initialValue}
        />
        <div className="hidden animate-appear group-has-[[value=later]:checked]/when:block">
          <Field
            field={fields.at}
            label={t("tester:panel.at")}
            hint={t("tester:panel.atHint", { timeZone: choices.timeZone.replaceAll("_", " ") })}
          >
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                defaultValue={control.defaultValue ?? choices.localNow}
                className="tabular max-w-60"
              />
            )}
          </Field>
        </div>
      </div>
      <Field
        field={fields.from}
        label={t("tester:panel.from")}
        hint={t("tester:panel.fromHint")}
        optional={t("optional")}
      >
        {(control) => <Input {...control} type="tel" inputMode="tel" autoComplete="off" className="tabular max-w-60" />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" formMethod="post" variant="primary" loading={busy === "post"}>
          <MessagesSquare aria-hidden="true" />
          {t("tester:panel.talk")}
        </Button>
        <Button type="submit" loading={busy === "get"}>
          {t("tester:panel.ask")}
        </Button>
      </div>
    </form>
  );
}
