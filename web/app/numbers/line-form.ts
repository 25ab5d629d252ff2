import * as z from "zod";
import { HoursForm, hoursInputs, openingOf } from "~/receptionist/hours-form";
import type { Opening } from "../../../receptionist/profile.schema";
import { ConfigureNumber, type PhoneNumber } from "../../../worker/numbers/numbers.schema";
import { openingAt } from "./opening-at";

const { routing, ringS, afterHours } = ConfigureNumber.shape;

const Line = z.object({
  /** Empty: nobody. */
  profileId: z.string().max(80).optional(),
  routing,
  /** As a person writes it. */
  forwardTo: z.string().trim().max(40).optional(),
  ringS: ringS.optional(),
  afterHours: afterHours.optional(),
  ownHours: z.boolean().default(false),
});

const hasPhone = ({ routing, forwardTo }: z.output<typeof Line>) => routing === "ava" || Boolean(forwardTo);
const PHONE_NEEDED = { path: ["forwardTo"], params: { reason: "phoneNeeded" } };

/** How a line answers, with hours of its own. */
export const LineForm = Line.extend(HoursForm.shape).refine(hasPhone, PHONE_NEEDED);
/** The same where the receptionist's hours hold: what stands in the week is not looked at. */
const SharedHours = Line.refine(hasPhone, PHONE_NEEDED);

/** What is checked of a form, by what it says: its week counts only where it is asked for, and has been shown. */
export const lineSchema = (sent: FormData): typeof LineForm | typeof SharedHours =>
  sent.get("ownHours") === "on" && sent.get("intent") !== "show" ? LineForm : SharedHours;

export const DEFAULT_RING_S = 15;
const RING_S = [5, 10, 15, 20, 25, 30, 45, 60] as const;
/** What to choose from, with what is chosen already. */
export const ringChoices = (now: number): number[] =>
  [...new Set([...RING_S, ...(now > 0 ? [now] : [])])].toSorted((a, b) => a - b);

type Configured = Pick<
  PhoneNumber,
  "profileId" | "routing" | "ringS" | "afterHours" | "hours" | "exceptions" | "holidays"
>;

/** A line as its form shows it; own hours begin with the receptionist's. `phone`: as it is read. */
export const lineInputs = (line: Configured, shared: Opening, phone: string | null) => ({
  profileId: line.profileId ?? "",
  routing: line.routing,
  forwardTo: phone ?? "",
  ringS: String(line.ringS || DEFAULT_RING_S),
  afterHours: line.afterHours,
  ownHours: line.hours !== null ? "on" : "",
  ...hoursInputs(openingAt(line, shared)),
});

type Said = z.output<typeof LineForm> | z.output<typeof SharedHours>;

/**
 * What the API is told. `forwardTo` is in E.164. What the form does not offer on a line that Vapi answers stays as it is there.
 */
export function configurationOf(
  said: Said,
  line: Configured & Pick<PhoneNumber, "provider">,
  forwardTo: string | null,
): z.input<typeof ConfigureNumber> {
  const { profileId, routing } = said;
  const own = said.ownHours && "hours" in said ? openingOf(said) : { hours: null, exceptions: null, holidays: null };
  const { hours, exceptions, holidays, ringS, afterHours } = line;
  const rest =
    line.provider === "vapi"
      ? { hours, exceptions, holidays, ringS, afterHours }
      : { ...own, ringS: said.ringS ?? ringS, afterHours: said.afterHours ?? afterHours };
  return { profileId: profileId ?? null, routing, forwardTo, ...rest };
}
