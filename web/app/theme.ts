import { z } from "zod";

/** "system" follows the device. */
export const Theme = z.enum(["system", "light", "dark"]);
export type Theme = z.infer<typeof Theme>;
export const THEME_COOKIE = "ava_theme";
