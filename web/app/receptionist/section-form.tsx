import { type FormMetadata, getFormProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode, RefObject } from "react";
import { FormErrors } from "~/ui/form-errors";
import { useSession } from "~/use-session";
import { can } from "../../../worker/permissions";
import { DraftBar } from "./draft-bar";
import { useAva } from "./use-ava";

type SectionFormProps<Schema extends Record<string, unknown>> = {
  form: FormMetadata<Schema, string[]>;
  isDirty: boolean;
  formRef?: RefObject<HTMLFormElement>;
  onChange?: () => void;
  children: ReactNode;
  /** What the form makes: under its fields, and above the bar. */
  after?: ReactNode;
};

/** A page's form, and under it what can be done with what was changed. Who may not change it may read it. */
export function SectionForm<Schema extends Record<string, unknown>>({
  form,
  isDirty,
  formRef,
  onChange,
  children,
  after,
}: SectionFormProps<Schema>) {
  const { version } = useAva();
  const isReader = !can(useSession().role, "receptionist:write");
  return (
    <>
      <Form method="post" {...getFormProps(form)} ref={formRef} onChange={onChange} preventScrollReset>
        {/* Enter in a field presses the first button of its form: it saves, and removes no line. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only" />
        <input type="hidden" name="version" value={version} />
        <FormErrors id={form.errorId} errors={form.errors} />
        <fieldset disabled={isReader} className="grid min-w-0 gap-5 [&_:is(input,textarea,select,button)]:scroll-mb-36">
          {children}
        </fieldset>
      </Form>
      {after}
      {!isReader && <DraftBar formId={form.id} isDirty={isDirty} />}
    </>
  );
}
