import { getFormProps } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useRef } from "react";
import { useText } from "~/i18n/use-text";
import { LeaveGuard } from "~/leave-guard";
import { lineErrors } from "~/numbers/line-errors";
import { LineForm, lineInputs, lineSchema } from "~/numbers/line-form";
import { LINES_PATH } from "~/numbers/number-forms";
import type { LineAnswer } from "~/numbers/save-line.server";
import { sameValues } from "~/receptionist/same-values";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { FormErrors } from "~/ui/form-errors";
import { PageDialog } from "~/ui/page-dialog";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { useSession } from "~/use-session";
import { can } from "../../../../worker/permissions";
import { OwnHours } from "./own-hours";
import type { LinePage } from "./route";
import { RoutingFields } from "./routing-fields";

/** How a line answers: whom callers get, and when. */
export function ConfigureLine({ page, answer }: { page: LinePage; answer: LineAnswer | undefined }) {
  const { t } = useText();
  const { line, profiles, shared } = page;
  const inputs = useRef(lineInputs(line, shared, line.forwardShown)).current;
  const [form, fields] = useApiForm(LineForm, {
    id: "line",
    lastResult: answer?.reply,
    defaultValue: inputs,
    errors: lineErrors,
    schemaFor: lineSchema,
  });
  const mayWrite = can(useSession().role, "numbers:write");
  const isDirty = mayWrite && !sameValues({ ...form.value }, inputs);
  const holidays = answer ?? page;
  return (
    <PageDialog
      title={line.shown ?? t("numbers:configure.title")}
      description={t("numbers:configure.body")}
      over={LINES_PATH}
      footer={
        <>
          <Button asChild variant="ghost">
            <Link to={LINES_PATH} preventScrollReset>
              {t(mayWrite ? "cancel" : "close")}
            </Link>
          </Button>
          {mayWrite && (
            <SubmitButton form={form.id} intent="save">
              {t("save")}
            </SubmitButton>
          )}
        </>
      }
    >
      {!mayWrite && <Alert className="mb-5">{t("numbers:configure.reader")}</Alert>}
      <Form method="post" {...getFormProps(form)} preventScrollReset>
        {/* Enter in a field presses the first button of its form: it saves, and removes no line. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only" />
        <FormErrors id={form.errorId} errors={form.errors} />
        <fieldset disabled={!mayWrite} className="group/line grid min-w-0 gap-6 pb-2">
          <RoutingFields fields={fields} line={line} profiles={profiles} />
          {line.provider === "twilio" && (
            <OwnHours
              form={form}
              fields={fields}
              kept={{ region: holidays.region, openOn: [fields.openOn.initialValue ?? []].flat().filter(isText) }}
              holidays={holidays.holidays}
            />
          )}
        </fieldset>
      </Form>
      <LeaveGuard
        isOn={isDirty}
        leaves={({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname}
        title={t("numbers:leave.title")}
        body={t("numbers:leave.body")}
        leave={t("numbers:leave.go")}
        stay={t("numbers:leave.stay")}
      />
    </PageDialog>
  );
}

const isText = (value: unknown): value is string => typeof value === "string";
