import type { Audience } from "./session";

/** A page of the dashboard as the requests that its loader makes together. */
export type Scenario = {
  name: string;
  paths: (audience: Audience, index: number) => string[];
  /** Where a hundred at once would outlast a connection that waits: see docs/operations/performance.md. */
  people?: number;
};

const DAY_MS = 24 * 60 * 60 * 1000;
const YEARS_DAYS = 1700;
/** Each person looks at another stretch of the years, so that no two pages are the same. */
const before = (index: number) => new Date(Date.now() - ((index * 37) % YEARS_DAYS) * DAY_MS).toISOString();

export const SCENARIOS: Scenario[] = [
  {
    name: "dashboard",
    paths: () => ["/analytics/summary", "/analytics/calls-per-day?days=30", "/calls?limit=10"],
  },
  { name: "calls, newest", paths: () => ["/calls"] },
  { name: "calls, years ago", paths: (_, index) => [`/calls?to=${before(index)}`] },
  { name: "calls, one outcome", paths: (_, index) => [`/calls?outcome=spam&to=${before(index)}`] },
  { name: "calls, the longest", paths: () => ["/calls?sort=-durationS"] },
  { name: "calls, a common word (10)", people: 10, paths: (_, index) => [`/calls?q=rendez&to=${before(index)}`] },
  { name: "calls, rare words (10)", people: 10, paths: () => ["/calls?q=couronne%20provisoire"] },
  {
    name: "calls, what nobody said",
    paths: () => ["/calls?outcome=spam&minDurationS=100000"],
  },
  { name: "one call", paths: ({ ids }, index) => [`/calls/${ids[index % ids.length]}`] },
  {
    name: "analytics",
    paths: () => ["/analytics/summary", "/analytics/calls-per-day?days=90", "/analytics/peak-hours"],
  },
];
