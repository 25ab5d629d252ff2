import { type FormMetadata, getFormProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useText } from "~/i18n/use-text";
import { FormErrors } from "~/ui/form-errors";
import { PartLink } from "./part-link";

type PartFormProps<Schema extends Record<string, unknown>> = {
  /** conform's, where there are fields to check. */
  form?: FormMetadata<Schema, string[]>;
  /** The button that sends it. */
  submit: ReactNode;
  children: ReactNode;
};

/** The form of a part that was opened by its address: what is wrong with it, its fields, and the way to send it or to close the part. */
export const PartForm = <Schema extends Record<string, unknown>>({ form, submit, children }: PartFormProps<Schema>) => (
  <Form method="post" preventScrollReset {...(form && getFormProps(form))} className="grid gap-4">
    {form && <FormErrors id={form.errorId} errors={form.errors} />}
    {children}
    <PartButtons submit={submit} />
  </Form>
);

/** The two buttons under an open part's fields. */
export function PartButtons({ submit }: { submit: ReactNode }) {
  const { t } = useText();
  return (
    <div className="flex flex-wrap gap-2">
      {submit}
      <PartLink part={null} variant="ghost">
        {t("cancel")}
      </PartLink>
    </div>
  );
}
