import * as z from "zod";

/** A number as its owner writes it: the action turns it into E.164. `key` names this one call, however often it is sent. */
export const CallMeForm = z.object({ to: z.string().trim().min(1).max(40), key: z.string().min(1).max(200) });
export const TalkForm = z.object({ key: z.string().min(1).max(200) });
export const Intent = z.enum(["call", "talk", "finish"]);
