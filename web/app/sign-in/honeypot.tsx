import { useText } from "../i18n/use-text";

/** A field that no person sees or reaches. What fills it is a program, and the API makes it no account. */
export function Honeypot({ name }: { name: string }) {
  const { t } = useText();
  return (
    <div aria-hidden="true" className="sr-only">
      <label>
        {t("auth:signUp.website")}
        <input type="text" name={name} tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}
