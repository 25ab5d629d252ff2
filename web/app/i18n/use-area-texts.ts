import { type Area, loadTexts, namespacesOf } from "./resources";
import { useTexts } from "./use-text";

let failure: Error | null = null;

/**
 * Holds the layout of an area back until its texts are here, for a visitor who comes from another page. Navigation is a
 * transition, so the page before stays until then. At a first load they are there already: see `entry.client.tsx`.
 */
export function useAreaTexts(area: Area): void {
  const { locale, has, add } = useTexts();
  const missing = namespacesOf(area).filter((name) => !has(name));
  if (missing.length === 0) return;
  if (failure) throw failure;
  // React 18 waits for a thrown promise, and then renders again.
  throw loadTexts(missing, locale).then(add, (error: unknown) => {
    failure = new Error(`The texts of ${area} did not load`, { cause: error });
  });
}
