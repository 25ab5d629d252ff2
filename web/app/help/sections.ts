/**
 * Where the guide answers what a page leaves one asking: the page of each section that `common`'s `guide` names by its heading.
 * A link to it is made of both, so neither language keeps an anchor of its own.
 */
export const SECTION_PAGES = {
  firstCall: "quick-start",
  finding: "calls",
  deleting: "calls",
  live: "live",
  lines: "quick-start",
  knowledge: "receptionist",
  booking: "receptionist",
  figures: "analytics",
  security: "settings",
} as const;
export type GuideSection = keyof typeof SECTION_PAGES;
