import type { Locale } from "../lib/schemas";

/** One thing a mail states about an event: a device, a place, a time. */
export type Fact = { label: string; value: string };

/** What a mail says, in one language. Plain sentences: the layout escapes them. */
export type MailText = {
  subject: string;
  /** The line an inbox shows after the subject. */
  preview: string;
  title: string;
  paragraphs: string[];
  /** A small table after the paragraphs, so that a reader can tell "that was me" at a glance. */
  facts?: Fact[];
  /** The one thing to do next; null when there is nothing to do. */
  action: { label: string; url: string } | null;
  /** Small print: what to do when this was not asked for. */
  note: string;
};

/** One mail in every language. Each has a sample beside it (`mail-catalogue.ts`). */
export type Text<Input> = Record<Locale, (input: Input) => MailText>;

/**
 * A stranger may have typed these words (a name, a browser's own description) to have our mail carry a link of theirs, so
 * what makes a mail client draw one is taken out. Clock times, versions and network addresses keep their points.
 */
export const withoutLinks = (words: string): string =>
  words.replace(/[/@]|(?<!\d):|:(?!\d)|\.(?=[^\s\d])|(?<!\d)\.(?=\d)/g, " ");

export const withoutLinksIn = (facts: Fact[]): Fact[] =>
  facts.map(({ label, value }) => ({ label, value: withoutLinks(value) }));
