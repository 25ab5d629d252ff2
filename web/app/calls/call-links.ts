import type { Locale } from "../../../worker/lib/schemas";

export const EXPORT_FORMATS = ["json", "txt", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A call as a file. */
export const exportAddress = (id: string, format: ExportFormat, locale: Locale): string =>
  `/api/v1/calls/${id}/export?format=${format}&locale=${locale}`;

export const recordingAddress = (id: string): string => `/api/v1/calls/${id}/recording`;

/** A call on a page of its own. */
export const pageAddress = (id: string): string => `/calls/${id}/full`;
