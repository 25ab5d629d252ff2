/** Without accents and case, character for character: what a search compares. */
export const fold = (text: string): string =>
  [...text.toLowerCase()].map((letter) => letter.normalize("NFD").charAt(0)).join("");

/** A heading's place on its page. */
export const anchorOf = (heading: string): string =>
  fold(heading)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
