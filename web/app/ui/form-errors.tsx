import { Alert } from "./alert";

/** What is wrong with a form as a whole, above its fields. Read out when it appears. */
export function FormErrors({ id, errors }: { id: string; errors: string[] | undefined }) {
  if (!errors?.length) return null;
  return (
    <Alert kind="bad" id={id} className="mb-5">
      {errors.join(" ")}
    </Alert>
  );
}
