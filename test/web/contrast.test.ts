import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Colour = [lightness: number, chroma: number, hue: number];

const css = readFileSync(new URL("../../web/app/app.css", import.meta.url), "utf8");
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\);/g)].map(
    ([, name, light, dark]) => [name, { light: parse(light), dark: parse(dark) }],
  ),
);

function parse(text = ""): Colour {
  const [lightness = Number.NaN, chroma = Number.NaN, hue = Number.NaN] = text.split(" ").map(Number);
  return [lightness, chroma, hue];
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, by Ottosson's matrices. */
function luminance([lightness, chroma, hue]: Colour): number {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const shown = (value: number) => Math.min(1, Math.max(0, value));
  return (
    0.2126 * shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    0.7152 * shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    0.0722 * shown(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}

function contrast(one: string, other: string, theme: "light" | "dark"): number {
  const [a, b] = [one, other].map((name) => {
    const colour = colours.get(name)?.[theme];
    if (!colour) throw new Error(`no token --${name}`);
    return luminance(colour);
  });
  if (a === undefined || b === undefined) throw new Error("two colours are compared");
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const GROUNDS = ["bg", "surface", "raised"];

test.each(["light", "dark"] as const)("in the %s theme every word can be read on every ground", (theme) => {
  for (const ink of ["ink", "ink-muted", "accent", "good", "warn", "bad", "live-ink"])
    for (const ground of GROUNDS)
      expect(contrast(ink, ground, theme), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  for (const state of ["good", "warn", "bad"])
    for (const ink of [state, "ink", "ink-muted"])
      expect(contrast(ink, `${state}-soft`, theme), `${ink} on ${state}-soft`).toBeGreaterThanOrEqual(4.5);
  expect(contrast("ink", "live-soft", theme)).toBeGreaterThanOrEqual(4.5);
  expect(contrast("accent-ink", "accent", theme)).toBeGreaterThanOrEqual(4.5);
});

test.each(["light", "dark"] as const)("in the %s theme the edges of controls and the dots are seen", (theme) => {
  for (const mark of ["edge", "live", "accent"])
    for (const ground of GROUNDS)
      expect(contrast(mark, ground, theme), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
});
