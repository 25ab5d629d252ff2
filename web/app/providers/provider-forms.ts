import * as z from "zod";
import { SaveVapiSettings } from "../../../worker/integrations/integrations.schema";
import { TwilioCredentials } from "../../../worker/numbers/numbers.schema";

/** Which part of the page is open, by its address. */
export const Part = z.enum(["vapi", "twilio"]);
/** Which of the page's forms was sent. */
export const Intent = z.enum(["vapi-key", "vapi-platform", "vapi-check", "twilio-save", "twilio-check"]);

export const VapiKeyForm = z.object({ apiKey: SaveVapiSettings.shape.apiKey.unwrap() });
export const TwilioForm = TwilioCredentials;
