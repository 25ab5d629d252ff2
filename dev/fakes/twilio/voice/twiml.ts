import * as z from "zod";
import { ConversationRelay, LanguageAttributes, ParameterAttributes, type Relay } from "./twiml-relay";
import { type Element, readXml, TwimlError } from "./xml";

/** Twilio takes a document of up to 64 kB. */
const MAX_BYTES = 64 * 1024;

const Method = z.enum(["GET", "POST"]).default("POST");
const Whole = z.string().regex(/^\d+$/, "is not a whole number").transform(Number);
const Events = z
  .string()
  .transform((text) => text.trim().split(/\s+/))
  .pipe(z.array(z.enum(["initiated", "ringing", "answered", "completed"])));

const Say = z.strictObject({ voice: z.string().optional(), language: z.string().optional(), loop: Whole.default(1) });
const Play = z.strictObject({
  loop: Whole.default(1),
  digits: z
    .string()
    .regex(/^[\dwW#*]+$/)
    .optional(),
});
const Pause = z.strictObject({ length: Whole.default(1) });
const Reject = z.strictObject({ reason: z.enum(["rejected", "busy"]).default("rejected") });
const Redirect = z.strictObject({ method: Method });
const Dial = z.strictObject({
  action: z.string().optional(),
  method: Method,
  timeout: Whole.pipe(z.number().min(1).max(600)).default(30),
  timeLimit: Whole.pipe(z.number().max(86_400)).default(14_400),
  callerId: z.string().optional(),
  answerOnBridge: z.enum(["true", "false"]).default("false"),
  hangupOnStar: z.enum(["true", "false"]).optional(),
  ringTone: z.string().optional(),
  record: z.string().optional(),
});
const DialedNumber = z.strictObject({
  url: z.string().optional(),
  method: Method,
  sendDigits: z.string().optional(),
  statusCallback: z.string().optional(),
  statusCallbackMethod: Method,
  statusCallbackEvent: Events.default(["completed"]),
});
export type DialedNumber = z.infer<typeof DialedNumber> & { phoneNumber: string };
const Connect = z.strictObject({ action: z.string().optional(), method: Method });

/** One instruction, ready to be carried out. */
export type Verb =
  | { verb: "Say"; text: string; loop: number }
  | { verb: "Play"; source: string; digits: string | undefined }
  | { verb: "Pause"; lengthS: number }
  | { verb: "Hangup" }
  | { verb: "Reject"; reason: "rejected" | "busy" }
  | { verb: "Redirect"; url: string; method: "GET" | "POST" }
  | {
      verb: "Dial";
      action: string | undefined;
      method: "GET" | "POST";
      timeoutS: number;
      timeLimitS: number;
      callerId: string | undefined;
      /** The caller's own call is answered by whoever takes it, not by the `<Dial>`. */
      answerOnBridge: boolean;
      numbers: DialedNumber[];
    }
  | { verb: "Connect"; action: string | undefined; method: "GET" | "POST"; relay: Relay };

/**
 * The verbs of a document, strictly: a name, an attribute, a value or a nesting that Twilio does not know is an error,
 * where Twilio itself may only warn and leave it out. Attribute names are read as written, but for `ConversationRelay`,
 * whose names its own SDK spells in two ways (CONTRACTS.md 2.5).
 *
 * @throws {@link TwimlError}
 */
export function readTwiml(xml: string): Verb[] {
  if (new TextEncoder().encode(xml).length > MAX_BYTES) throw new TwimlError(11750, "The document is over 64 kB");
  const root = readXml(xml);
  if (root.name !== "Response") throw new TwimlError(12100, `The root is <${root.name}>, not <Response>`);
  attributesOf(root, z.strictObject({}));
  requireNoText(root);
  return root.children.map((element) => {
    const read = Object.hasOwn(READERS, element.name) ? READERS[element.name] : undefined;
    if (!read) throw new TwimlError(12200, `<${element.name}> is no verb that this fake carries out`);
    return read(element);
  });
}

const READERS: Record<string, (element: Element) => Verb> = {
  Say(element) {
    requireNoChildren(element);
    const text = element.text.trim();
    if (!text) throw new TwimlError(12200, "<Say> says nothing");
    return { verb: "Say", text, loop: attributesOf(element, Say).loop };
  },
  Play(element) {
    requireNoChildren(element);
    const { digits } = attributesOf(element, Play);
    const source = element.text.trim();
    if (!source && !digits) throw new TwimlError(12200, "<Play> names no sound");
    return { verb: "Play", source, digits };
  },
  Pause: (element) => ({ verb: "Pause", lengthS: attributesOf(empty(element), Pause).length }),
  Hangup(element) {
    attributesOf(empty(element), z.strictObject({}));
    return { verb: "Hangup" };
  },
  Reject: (element) => ({ verb: "Reject", ...attributesOf(empty(element), Reject) }),
  Redirect(element) {
    requireNoChildren(element);
    return { verb: "Redirect", url: element.text.trim(), method: attributesOf(element, Redirect).method };
  },
  Dial(element) {
    const dial = attributesOf(element, Dial);
    const numbers = element.children.map(dialedNumber);
    const phoneNumber = element.text.trim();
    if (phoneNumber) numbers.push({ ...DialedNumber.parse({}), phoneNumber });
    if (numbers.length === 0 || numbers.length > 10) throw new TwimlError(12200, "<Dial> rings one to ten numbers");
    const { action, method, timeout: timeoutS, timeLimit: timeLimitS, callerId } = dial;
    const answerOnBridge = dial.answerOnBridge === "true";
    return { verb: "Dial", action, method, timeoutS, timeLimitS, callerId, answerOnBridge, numbers };
  },
  Connect(element) {
    requireNoText(element);
    const { action, method } = attributesOf(element, Connect);
    const [relay, ...others] = element.children;
    if (relay?.name !== "ConversationRelay" || others.length > 0) {
      throw new TwimlError(12200, "<Connect> holds one <ConversationRelay>");
    }
    return { verb: "Connect", action, method, relay: relayOf(relay) };
  },
};

function dialedNumber(element: Element): DialedNumber {
  if (element.name !== "Number") throw new TwimlError(12200, `<${element.name}> inside <Dial> is not carried out here`);
  requireNoChildren(element);
  const phoneNumber = element.text.trim();
  if (!/^\+[1-9]\d{6,14}$/.test(phoneNumber)) throw new TwimlError(12200, `<Number> ${phoneNumber} is not E.164`);
  return { ...attributesOf(element, DialedNumber), phoneNumber };
}

function relayOf(element: Element): Relay {
  requireNoText(element);
  const languages: string[] = [];
  const parameters: Record<string, string> = {};
  for (const child of element.children) {
    requireNoChildren(child);
    requireNoText(child);
    if (child.name === "Language") languages.push(attributesOf(lowerCased(child), LanguageAttributes).code);
    else if (child.name === "Parameter") {
      const { name, value } = attributesOf(child, ParameterAttributes);
      parameters[name] = value;
    } else throw new TwimlError(12200, `<${child.name}> does not belong in <ConversationRelay>`);
  }
  return { ...attributesOf(lowerCased(element), ConversationRelay), languages, parameters };
}

const lowerCased = (element: Element): Element => ({
  ...element,
  attributes: Object.fromEntries(
    Object.entries(element.attributes).map(([name, value]) => [name.toLowerCase(), value]),
  ),
});

function attributesOf<T>({ name, attributes }: Element, schema: z.ZodType<T>): T {
  const read = schema.safeParse(attributes);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`.trim());
  throw new TwimlError(12200, `<${name}>: ${problems.join("; ")}`);
}

function requireNoChildren({ name, children }: Element): void {
  const [child] = children;
  if (child) throw new TwimlError(12200, `<${child.name}> does not belong in <${name}>`);
}

function requireNoText({ name, text }: Element): void {
  if (text.trim()) throw new TwimlError(12200, `<${name}> holds text: ${text.trim().slice(0, 40)}`);
}

function empty(element: Element): Element {
  requireNoChildren(element);
  requireNoText(element);
  return element;
}
