/** Where the visitor wanted to go while there was no network; null where nobody does. One for the window, which shows one page. */
let held: string | null = null;

export const holdPage = (to: string | null): void => {
  held = to;
};

export const isPageHeld = (): boolean => held !== null;
