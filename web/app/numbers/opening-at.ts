import type { Opening } from "../../../receptionist/profile.schema";
import type { PhoneNumber } from "../../../worker/numbers/numbers.schema";

type OwnOpening = Pick<PhoneNumber, "hours" | "exceptions" | "holidays">;

/** The hours that hold on a line: its own, or its receptionist's. */
export const openingAt = ({ hours, exceptions, holidays }: OwnOpening, shared: Opening): Opening =>
  hours === null ? shared : { hours, exceptions: exceptions ?? [], holidays: holidays ?? { region: null, openOn: [] } };
