import { useNavigate } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { CUSTOM, fieldValues, textsOf } from "./filter-fields";
import { type ListFilters, listAddress, readFilters } from "./filters";

/** Until whoever types has paused: milliseconds. */
const PAUSE_MS = 250;
/** A date or a number is typed digit by digit, and each is one already. */
const DIGITS_PAUSE_MS = 700;

/**
 * Lets the form answer at once: a choice leads to its address, words do so at a pause. One search is one step of the browser's
 * history, however many letters it took. Without scripts the same form is sent by its button.
 */
export function useFilterForm(filters: ListFilters) {
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isTyping = useRef(false);
  const values = JSON.stringify(fieldValues(filters));

  // What was chosen before scripts ran is answered now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
  useEffect(() => go(null, true), []);

  // The address may change without the form: a chip, a view, the way back.
  useEffect(() => {
    if (!form.current || timer.current !== undefined) return;
    for (const [name, value] of Object.entries<string>(JSON.parse(values))) {
      const field = form.current.elements.namedItem(name);
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
      // A space at the end of a word is on its way to the next one.
      if (field.value.trim() !== value) field.value = value;
    }
  }, [values]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function go(submitter: HTMLElement | null, replace: boolean) {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (!form.current) return;
    const asked = readFilters(textsOf(new FormData(form.current, submitter)));
    const address = listAddress(asked);
    if (address !== listAddress(filters)) navigate(address, { replace, preventScrollReset: true });
  }

  function later(pauseMs: number, replace: boolean) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go(null, replace), pauseMs);
  }

  return {
    ref: form,
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
      go(submitter, false);
    },
    onInput: ({ target }: FormEvent<HTMLFormElement>) => {
      if (target instanceof HTMLSelectElement) {
        isTyping.current = false;
        // What it stands for is typed next.
        if (target.value !== CUSTOM) go(null, false);
      } else if (target instanceof HTMLInputElement) {
        later(target.name === "q" ? PAUSE_MS : DIGITS_PAUSE_MS, isTyping.current);
        isTyping.current = true;
      }
    },
    onBlur: () => {
      isTyping.current = false;
    },
  };
}
