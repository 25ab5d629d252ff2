/** "system" follows the device. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = "ava_theme";

export const themeOf = (value: unknown): Theme => THEMES.find((theme) => theme === value) ?? "system";
