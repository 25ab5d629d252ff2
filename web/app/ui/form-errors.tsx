import { useEffect, useRef } from "react";
import { Alert } from "./alert";

/**
 * What is wrong with a form as a whole, above its fields. Read out when it appears, and where the focus goes once what held it is gone:
 * by script, or without any as the page is drawn.
 */
export function FormErrors({ id, errors }: { id: string; errors: string[] | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const wrong = errors?.join(" ");
  useEffect(() => {
    if (wrong && document.activeElement === document.body) box.current?.focus();
  }, [wrong]);
  if (!wrong) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: it is the answer to what its reader has just sent, and nothing else on the page is new
    <div ref={box} tabIndex={-1} autoFocus className="mb-5 rounded-card outline-none">
      <Alert kind="bad" id={id}>
        {wrong}
      </Alert>
    </div>
  );
}
