import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_TWILIO } from "../../dev/fakes/twilio/records";
import { DEMO_LOGIN } from "../../dev/seed/demo";
import { AppointmentPage } from "../../worker/calendar/calendar.schema";
import { TwilioNumbers } from "../../worker/numbers/numbers.schema";
import { archived, liveUrl, newestLiveCall } from "./calls";
import { logIn, type Member } from "./member";
import { freshPlace, type Product, startProduct } from "./product";
import { telephoneOf } from "./telephone";
import { watch, withoutSnapshot } from "./viewer";

const place = await freshPlace();
const [CALLER, OTHER_CALLER] = ["+33612345678", "+33687654321"];
let product: Product | undefined;
let whenUp: Promise<unknown> = Promise.resolve();
let member: Member;
let number: string;

async function start(): Promise<Product> {
  const started = startProduct(place.env);
  expect(await started.settled, started.output()).toMatchObject({ ready: true });
  return started;
}

/** A power cut. The telephone network notices when there is somebody to tell again. */
async function killAndStart(): Promise<void> {
  const restarted = (async () => {
    await product?.kill();
    product = await start();
  })();
  whenUp = restarted;
  await restarted;
}

beforeAll(async () => {
  product = await start();
  member = await logIn(place, DEMO_LOGIN);
  number = await importNumber();
}, 120_000);

afterAll(async () => {
  await product?.kill();
  place[Symbol.dispose]();
});

async function importNumber(): Promise<string> {
  const { sid: accountSid, authToken } = DEMO_TWILIO;
  const account = await member.api("/phone-numbers/twilio/verify", { accountSid, authToken });
  const [first] = TwilioNumbers.parse(await account.json()).items;
  if (!first) throw new Error("The demo's Twilio account has no number");
  const imported = await member.api("/phone-numbers/twilio/import", { sids: [first.sid] });
  expect(imported.status, await imported.text()).toBeLessThan(300);
  return first.number;
}

test("the whole stack killed twice in mid-call: the caller hears the rest and books once; nothing is lost, nothing is said twice", async () => {
  const phone = await telephoneOf(place, () => whenUp);
  const call = await phone.ring({ to: number, from: CALLER });
  const callId = await newestLiveCall(member);
  let viewer = await watch(liveUrl(place, callId), member.headers);
  const seen: number[] = [];
  const cut = async () => {
    await killAndStart();
    const frames = withoutSnapshot(viewer);
    seen.push(...frames.map(({ seq }) => seq));
    viewer = await watch(liveUrl(place, callId, frames.at(-1)?.seq), member.headers);
  };
  const said: string[] = [];
  const hears = async () => {
    const text = (await call.hears()).trim();
    said.push(text);
    return text;
  };
  const says = async (text: string) => {
    await call.say(text);
    said.push(text);
    return hears();
  };

  expect(await hears()).toContain("assistante vocale IA");
  const hours = await says("Bonjour, quels sont vos horaires ?");
  const heard = hours.slice(0, hours.indexOf("Puis-je") + 10);
  await call.interrupt(heard);
  await viewer.until((frames) => frames.some((frame) => frame.type === "turn" && frame.turn.heardText === heard));
  await cut();
  expect(await hears()).toBe("Excusez-moi, la ligne a été coupée un instant. Puis-je faire autre chose pour vous ?");

  await says("Je voudrais un rendez-vous pour un détartrage.");
  expect(await says("N’importe quel jour.")).toMatch(/proposer .* ou /);
  expect(await says("Le premier, s’il vous plaît.")).toMatch(/nom/);
  await says("Camille Moreau.");
  const booked = await says("Oui, c’est ça.");
  expect(booked).toContain("Camille Moreau");
  // Booked, and not a word of it heard yet.
  await cut();
  expect(await hears()).toBe(`Excusez-moi, la ligne a été coupée un instant. ${booked}`);
  await says("Non merci, au revoir.");
  await call.ended();

  const { turns, outcome, endedReason } = await archived(member, callId);
  expect(turns.map(({ text }) => text)).toEqual(said);
  expect(new Set(said).size, "turns that were said twice").toBe(said.length);
  const cutShort = turns.flatMap(({ text, heardText }) => (heardText === undefined ? [] : [{ text, heardText }]));
  expect(cutShort).toEqual([
    { text: hours, heardText: heard },
    { text: booked, heardText: "" },
  ]);
  expect({ outcome, endedReason }).toEqual({ outcome: "booked", endedReason: "ava-hung-up" });
  const appointments = AppointmentPage.parse(await (await member.api("/appointments?limit=100")).json()).items;
  expect(appointments.filter((appointment) => appointment.callId === callId)).toMatchObject([
    { callerName: "Camille Moreau", callerPhone: CALLER, status: "booked" },
  ]);

  await viewer.until((frames) => frames.at(-1)?.type === "ended");
  seen.push(...withoutSnapshot(viewer).map(({ seq }) => seq));
  const [first = 0] = seen;
  expect(seen, "every seq once, none left out").toEqual(seen.map((_, index) => first + index));
});

test("a call of which the network never speaks again after a kill ends by itself, archived with what was said to somebody", async () => {
  let isForgotten = false;
  const phone = await telephoneOf(place, () => (isForgotten ? new Promise<never>(() => {}) : whenUp));
  const call = await phone.ring({ to: number, from: OTHER_CALLER });
  const greeting = (await call.hears()).trim();
  await call.say("Combien coûte un détartrage ?");
  const price = (await call.hears()).trim();
  const callId = await newestLiveCall(member);
  isForgotten = true;
  await killAndStart();

  // Somebody looks: workerd forgets an object's alarm at a kill, until the object is asked for something.
  const viewer = await watch(liveUrl(place, callId), member.headers);
  await viewer.until((frames) => frames.at(-1)?.type === "ended");
  const { turns, outcome, endedReason } = await archived(member, callId);
  expect(turns.map(({ text }) => text)).toEqual([greeting, "Combien coûte un détartrage ?", price]);
  // The price had been said, and not a word of it was heard.
  expect({ outcome, endedReason }).toEqual({ outcome: "abandoned", endedReason: "caller-hung-up" });
});
