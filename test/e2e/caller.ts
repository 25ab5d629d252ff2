import { expect } from "@playwright/test";
import * as z from "zod";

const { FAKES_ORIGIN } = process.env;

/** A Twilio call, as the fakes' control page tells of it. */
const Call = z.object({
  status: z.string(),
  lines: z.array(z.object({ by: z.enum(["caller", "ava", "staff"]), text: z.string() })),
  /** Twilio's complaints about what it was answered. */
  errors: z.array(z.object({ code: z.number(), message: z.string() })),
  speaking: z.object({ heard: z.string(), waiting: z.string() }).nullable(),
});
type Call = z.infer<typeof Call>;

type Ring = {
  to: string;
  from: string;
  /** What becomes of the colleagues' telephones, by number. */
  staff?: Record<string, "answered" | "busy" | "no-answer" | "declined">;
};

/** Telephones ring and Ava speaks at the pace of the stack's `CALL_SPEED`; a busy machine adds to it. */
const PATIENCE = { timeout: 20_000, intervals: [100] };

async function control(path: string, body?: object): Promise<unknown> {
  const posted = body && {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  };
  const response = await fetch(`${FAKES_ORIGIN}/twilio${path}`, posted);
  const answer: unknown = await response.json();
  expect(response.ok, `${path}: ${JSON.stringify(answer)}`).toBe(true);
  return answer;
}

const avas = ({ lines }: Call): string[] => lines.filter(({ by }) => by === "ava").map(({ text }) => text);

/** Somebody telephones, as a person does who types on the fakes' control page. */
export async function ring(order: Ring) {
  const { callSid } = z.object({ callSid: z.string() }).parse(await control("/calls", order));
  const path = `/calls/${callSid}`;
  const read = async () => Call.parse(await control(path));
  /** How many of Ava's turns the caller has taken in. */
  let known = 0;

  /** Ava's next words, once they were heard to their end; the latest, where there were several turns. */
  async function hears(): Promise<string> {
    const isSaid = async () => {
      const call = await read();
      return avas(call).length > known && call.speaking === null;
    };
    await expect.poll(isSaid, { ...PATIENCE, message: `what Ava says to ${order.from}` }).toBe(true);
    const turns = avas(await read());
    known = turns.length;
    return turns.at(-1) ?? "";
  }

  return {
    hears,
    /** Says something to Ava, who is silent; answers with what she says to it. */
    async says(text: string): Promise<string> {
      // She may have asked meanwhile whether somebody is there.
      known = avas(await read()).length;
      await control(`${path}/say`, { text });
      return hears();
    },
    /** Asks something, and over Ava's answer something else. Answers with what was heard of the first, and all of the second. */
    async cutsIn({ asking, instead }: { asking: string; instead: string }): Promise<{ heard: string; answer: string }> {
      known = avas(await read()).length + 1;
      await control(`${path}/say`, { text: asking });
      const cut = await control(`${path}/interrupt`, { text: instead, heardChars: HEARD_CHARS });
      const { heard } = z.object({ interrupted: z.literal(true), heard: z.string() }).parse(cut);
      return { heard, answer: await hears() };
    },
    hangsUp: () => control(`${path}/hang-up`, {}),
    /** The whole of the call as the telephone network saw it, once it is over. */
    async over(): Promise<Call> {
      const status = async () => (await read()).status;
      await expect.poll(status, { ...PATIENCE, message: "the end of the call" }).toBe("completed");
      return read();
    },
  };
}

/** Of an answer that is cut in its middle. */
const HEARD_CHARS = 20;
