import * as z from "zod";
import { ImportTwilioNumbers, PurchaseVapiNumber, TwilioCredentials } from "../../../worker/numbers/numbers.schema";

/** Where the organisation's numbers are. */
export const LINES_PATH = "/phone-numbers";

/** Names one intention, however often its form is sent: made with the page, sent as `Idempotency-Key`. */
const IntentKey = z.string().min(1).max(200);

export const BuyForm = PurchaseVapiNumber.pick({ areaCode: true }).extend({ key: IntentKey });
export const VerifyForm = TwilioCredentials;
export const ImportForm = ImportTwilioNumbers.pick({ sids: true }).extend({ key: IntentKey });

/** Which of the forms for another number was sent. */
export const AddIntent = z.enum(["buy", "verify", "import"]);
export type AddIntent = z.infer<typeof AddIntent>;

/** A number of the Twilio account, as the page lists it. It travels with the form, so that a refusal can name it. */
export const ListedNumber = z.object({
  sid: z.string(),
  shown: z.string(),
  label: z.string(),
  voice: z.boolean(),
  imported: z.boolean(),
});
export type ListedNumber = z.infer<typeof ListedNumber>;
export const ListedNumbers = z.object({ name: z.string(), items: z.array(ListedNumber).max(1000) });
export type ListedNumbers = z.infer<typeof ListedNumbers>;
