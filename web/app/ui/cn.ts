import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** Our own scale: without it `text-14` would be taken for a colour and dropped beside `text-ink`. */
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["12", "13", "14", "16", "20", "28", "40"],
      radius: ["control", "card", "dialog"],
      shadow: ["float"],
    },
  },
});

/** Joins class names; of two that set the same property, the later wins. */
export const cn = (...classes: ClassValue[]) => merge(clsx(classes));
