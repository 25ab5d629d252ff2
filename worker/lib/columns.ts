import { integer, text } from "drizzle-orm/sqlite-core";

/** An instant, kept as whole milliseconds since 1970 so that indexes sort it. */
export const instant = (name: string) => integer(name, { mode: "timestamp_ms" });

/** A JSON text whose shape the owning zod schema guarantees at every edge that writes it. */
export const json = <T>(name: string) => text(name, { mode: "json" }).$type<T>();
