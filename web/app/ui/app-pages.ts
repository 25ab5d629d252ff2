import {
  AudioLines,
  CalendarDays,
  ChartColumn,
  CircleHelp,
  Hash,
  House,
  Phone,
  RadioTower,
  Settings,
} from "lucide-react";

/** The areas of the app, in the order of the rail. */
export const PAGES = [
  { to: "/dashboard", key: "nav.dashboard", icon: House },
  { to: "/calls", key: "nav.calls", icon: Phone },
  { to: "/live", key: "nav.live", icon: RadioTower },
  { to: "/receptionist", key: "nav.receptionist", icon: AudioLines },
  { to: "/appointments", key: "nav.appointments", icon: CalendarDays },
  { to: "/phone-numbers", key: "nav.numbers", icon: Hash },
  { to: "/analytics", key: "nav.analytics", icon: ChartColumn },
  { to: "/settings", key: "nav.settings", icon: Settings },
  { to: "/aide", key: "nav.help", icon: CircleHelp },
] as const;
type AppPage = (typeof PAGES)[number];

/** What stands in a phone's bottom bar, and what its last button opens. */
export const BAR_PAGES = PAGES.slice(0, 4);
export const MORE_PAGES = PAGES.slice(4);

/** Whether an address lies in an area. */
export const isAt = ({ to }: AppPage, pathname: string): boolean => pathname === to || pathname.startsWith(`${to}/`);
