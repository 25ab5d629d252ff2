import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { loader } from "./route";

const PAUSE_MS = 250;

type Page = Pick<Awaited<ReturnType<typeof loader>>, "draft" | "voices" | "spokenGreeting" | "suggestedGreeting">;

/**
 * What callers would hear, a moment after each change. A greeting that is still the suggested one follows the language,
 * tone and manners; one that its owner has written is left alone. `path` is that of the page, whose loader answers what is tried.
 */
export function useAvaPreview(page: Page, path = "/onboarding/ava") {
  const fetcher = useFetcher<typeof loader>();
  const formRef = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const suggested = useRef(page.suggestedGreeting);
  /** Whether there is a suggestion to take: not without scripts, nor where it is there already. */
  const [canSuggest, setCanSuggest] = useState(false);
  const shown = fetcher.data ?? page;
  const { load } = fetcher;

  const isSuggestion = useCallback(() => greetingOf(formRef.current)?.value.trim() === suggested.current, []);
  const refresh = useCallback(() => {
    setCanSuggest(!isSuggestion());
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (formRef.current) load(`${path}${path.includes("?") ? "&" : "?"}${queryOf(formRef.current)}`);
    }, PAUSE_MS);
  }, [load, path, isSuggestion]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const write = useCallback(
    (greeting: string) => {
      const control = greetingOf(formRef.current);
      if (!control) return;
      control.value = greeting;
      refresh();
    },
    [refresh],
  );

  useEffect(() => {
    const next = shown.suggestedGreeting;
    const isUntouched = isSuggestion();
    const isNew = next !== suggested.current;
    suggested.current = next;
    if (isUntouched && isNew) write(next);
    setCanSuggest(!isSuggestion());
  }, [shown.suggestedGreeting, write, isSuggestion]);

  const takeSuggestion = useCallback(() => write(suggested.current), [write]);
  return { ...shown, formRef, refresh, canSuggest, takeSuggestion };
}

function greetingOf(form: HTMLFormElement | null): HTMLTextAreaElement | null {
  const control = form?.elements.namedItem("greeting");
  return control instanceof HTMLTextAreaElement ? control : null;
}

function queryOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") query.append(name, value);
  return query.toString();
}
