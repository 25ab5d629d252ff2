import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { Input } from "../ui/input";

/** Looks through the guide's headings and text; an address of its own, and no script needed. */
export function SearchForm({ words = "" }: { words?: string }) {
  const { t } = useText();
  return (
    <Form action="/aide" role="search" className="flex max-w-xl gap-2 print:hidden">
      <Input
        // Another search, or none, is another field: the browser's own memory of it would show the words before.
        key={words}
        type="search"
        name="q"
        defaultValue={words}
        required
        maxLength={100}
        aria-label={t("help:search")}
        placeholder={t("help:searchHint")}
      />
      <Button type="submit">
        <Search aria-hidden="true" />
        {t("help:submit")}
      </Button>
    </Form>
  );
}
