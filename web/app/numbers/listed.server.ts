import { ListedNumbers } from "./number-forms";

/** The list that the import form carries along; null when it was tampered with. It is only ever shown again. */
export function listedIn(form: FormData): ListedNumbers | null {
  const text = form.get("listed");
  if (typeof text !== "string") return null;
  try {
    return ListedNumbers.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
