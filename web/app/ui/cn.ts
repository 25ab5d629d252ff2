import { type ClassValue, clsx } from "clsx";

/** Joins class names. No two of them may set the same property: which would win is the stylesheet's order, not theirs. */
export const cn = (...classes: ClassValue[]) => clsx(classes);
