import {
  Car,
  House,
  type LucideIcon,
  PawPrint,
  Scale,
  Scissors,
  Sparkles,
  Stethoscope,
  Store,
  Toothbrush,
  Utensils,
  Wrench,
} from "lucide-react";

/** The names that the API gives its trades. Named one by one, so that the page loads ten icons and not all of them. */
const ICONS: Record<string, LucideIcon> = {
  car: Car,
  house: House,
  "paw-print": PawPrint,
  scale: Scale,
  scissors: Scissors,
  sparkles: Sparkles,
  stethoscope: Stethoscope,
  toothbrush: Toothbrush,
  utensils: Utensils,
  wrench: Wrench,
};

export function IndustryIcon({ name }: { name: string }) {
  const Icon = ICONS[name] ?? Store;
  return <Icon aria-hidden="true" strokeWidth={1.75} />;
}
