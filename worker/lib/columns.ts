import { customType, integer, text } from "drizzle-orm/sqlite-core";
import type * as z from "zod";

/** An instant, kept as whole milliseconds since 1970 so that indexes sort it. */
export const instant = (name: string) => integer(name, { mode: "timestamp_ms" });

/** A JSON text whose shape the owning zod schema guarantees at every edge that writes it. */
export const json = <T>(name: string) => text(name, { mode: "json" }).$type<T>();

/** A JSON text that is parsed as it is read, so that a row written before a field existed has that field's default. */
export const parsedJson = <T>(name: string, schema: z.ZodType<T>) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => "text",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => schema.parse(JSON.parse(stored)),
  })(name);
