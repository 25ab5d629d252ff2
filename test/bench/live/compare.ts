import type { Room } from "./room";
import type { Side } from "./sides";

/** A call is about this long; longer ones would measure what no caller says. */
const TURNS_PER_CALL = 40;

export type Scenario = {
  ours: Side;
  viewers: number;
  /** Calls that are spoken in at the same moment. */
  calls: number;
  /** How many calls one after the other. */
  rounds: number;
  /** Silence between two things said. */
  pauseMs?: number;
};

/** Milliseconds from the post to the frame, one for each viewer and thing said. */
export type Samples = Record<"bare" | "kept" | "ours", number[]>;
const SIDES = ["bare", "kept", "ours"] as const;

/** All three in turn, another one first each time, so that the machine's noise hits all alike. */
export async function compare(scenario: Scenario, floors: Record<"bare" | "kept", Side>): Promise<Samples> {
  const { calls, viewers, rounds, pauseMs = 0 } = scenario;
  const samples: Samples = { bare: [], kept: [], ours: [] };
  const open = (side: Side) => Promise.all(Array.from({ length: calls }, () => side(viewers)));
  for (let round = 0; round < rounds; round += 1) {
    const rooms = { ours: await open(scenario.ours), bare: await open(floors.bare), kept: await open(floors.kept) };
    for (let turn = 0; turn < TURNS_PER_CALL; turn += 1) {
      const first = turn % SIDES.length;
      for (const side of [...SIDES.slice(first), ...SIDES.slice(0, first)]) {
        samples[side].push(...(await sayInAll(rooms[side], turn)));
      }
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    for (const room of SIDES.flatMap((side) => rooms[side])) room.close();
  }
  return samples;
}

async function sayInAll(rooms: Room[], turn: number): Promise<number[]> {
  const text = `Je voudrais un rendez-vous le ${turn}, s'il vous plaît.`;
  return (await Promise.all(rooms.map((room) => room.say(text)))).flat();
}
