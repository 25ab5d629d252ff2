import * as z from "zod";

/** What Ava asked last: the caller's next words are its answer, unless they are about something else. */
const Asked = z.enum([
  "service",
  "when",
  "slot",
  "name",
  "phone",
  "caller-id",
  "phone-right",
  "email",
  "email-right",
  "message",
  "transfer-to",
  "offer-booking",
  "offer-message",
  "offer-transfer",
  "anything-else",
]);
export type Asked = z.infer<typeof Asked>;

/** What Ava is collecting, and what she has of it. */
const Form = z.object({
  /** `request`: an appointment that only the team can fix. */
  kind: z.enum(["booking", "request", "message"]),
  /** As the list of services names it; of a request, the caller's words. */
  service: z.string().nullable(),
  /** When the caller would like to come, in their words. */
  wish: z.string().nullable(),
  /** Starts that were offered, epoch milliseconds. */
  slots: z.array(z.number()),
  startMs: z.number().nullable(),
  message: z.string().nullable(),
  isUrgent: z.boolean(),
});
export type Form = z.infer<typeof Form>;

/** An e-mail address that is being taken. */
const Email = z.object({
  address: z.string().nullable(),
  /** The caller has said yes to it as it was read back. */
  isRight: z.boolean(),
  /** What was understood of one that comes in pieces. */
  heard: z.string(),
  /** Times that it was wrong: from the first on it is read back in letters. */
  wrong: z.number().int().min(0),
});
export type Email = z.infer<typeof Email>;

/** What the rules keep between two answers. */
export const RulesMemory = z.object({
  form: Form.nullable(),
  asked: Asked.nullable(),
  caller: z.object({
    name: z.string().nullable(),
    /** E.164. */
    phone: z.string().nullable(),
    /** The caller has said yes to the number as it was read back. */
    isPhoneRight: z.boolean(),
    /** Digits of a number that is still being dictated, or was wrong. */
    digits: z.string(),
    /** Once the caller would rather be written to. */
    email: Email.nullable(),
  }),
  /** The service that was last spoken about. */
  topic: z.string().nullable(),
  /** A question nobody here could answer: the message to offer. */
  gap: z.string().nullable(),
  /** Times in a row that nothing was understood. */
  failures: z.number().int().min(0),
});
export type RulesMemory = z.infer<typeof RulesMemory>;

export const emptyMemory = (): RulesMemory => ({
  form: null,
  asked: null,
  caller: { name: null, phone: null, isPhoneRight: false, digits: "", email: null },
  topic: null,
  gap: null,
  failures: 0,
});

/** Shorter than take_message allows, so that what marks it as urgent fits in front. */
const MESSAGE_MAX = 900;

/** A caller's words as they can be passed on. */
export const asMessage = (text: string): string => text.slice(0, MESSAGE_MAX);

export const emptyForm = (kind: Form["kind"]): Form => ({
  kind,
  service: null,
  wish: null,
  slots: [],
  startMs: null,
  message: null,
  isUrgent: false,
});
