import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { ConfirmButton } from "~/confirm-button";
import { SubmitButton } from "~/ui/submit-button";

type AskingButtonProps = {
  /** What the page's action is sent, with `id` where it is one of several. */
  intent: string;
  id?: string;
  /** What it is called where its words alone do not say of what. */
  label?: string;
  title: string;
  body: ReactNode;
  /** It takes away, unless told otherwise. */
  variant?: "quiet" | "secondary";
  children: string;
};

/** A small button that asks before it sends its form. The same words confirm. */
export const AskingButton = ({ intent, id, label, title, body, variant = "quiet", children }: AskingButtonProps) => (
  <ConfirmButton
    label={
      <>
        <span aria-hidden={label ? true : undefined}>{children}</span>
        {label && <span className="sr-only">{label}</span>}
      </>
    }
    size="sm"
    variant={variant}
    title={title}
    body={body}
  >
    <Form method="post" preventScrollReset>
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      <SubmitButton intent={intent} variant={variant === "quiet" ? "danger" : "primary"}>
        {children}
      </SubmitButton>
    </Form>
  </ConfirmButton>
);
