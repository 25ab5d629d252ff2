import * as z from "zod";
import { Locale } from "../lib/schemas";
import { CallFilters } from "./calls.schema";

/** Calls as a table: those that filters find, or those named. */
export const ExportCalls = CallFilters.extend({
  format: z.enum(["csv"]).default("csv"),
  /** Names of the columns and form of the figures. */
  locale: Locale.default("fr"),
  /** Comma-separated call ids, at most 100: then no filter counts. */
  ids: z.string().max(4000).optional(),
});
export const ExportCall = z.object({
  format: z.enum(["json", "txt", "csv"]).default("json"),
  locale: Locale.default("fr"),
});
