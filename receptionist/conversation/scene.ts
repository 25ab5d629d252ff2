import type { Effect, LineFrame } from "./effect";
import type { Timer } from "./input.schema";
import type { Conversation, Spoken } from "./state";

/** One step under way: a copy of the state to be changed, and what is asked of the world. */
export type Scene = { state: Conversation; effects: Effect[]; atMs: number };

const isLineUp = ({ state }: Scene): boolean => state.session !== null;
export const isOver = ({ state }: Scene): boolean => state.phase === "over";
/** Goodbye was said, or a transfer promised: nothing more is answered. */
export const isLeaving = ({ state }: Scene): boolean =>
  state.phase === "leaving" || state.phase === "transferring" || state.phase === "over";

/** Sends to a telephone's line, where there is one: a browser is only shown what happens. */
export const send = (scene: Scene, frame: LineFrame): void => {
  if (isLineUp(scene) && scene.state.brief.channel === "phone") scene.effects.push({ type: "send", frame });
};

export const wait = (scene: Scene, timer: Timer, ms: number): void => {
  scene.effects.push({ type: "wait", timer, untilMs: scene.atMs + ms });
};
export const unwait = (scene: Scene, ...timers: Timer[]): void => {
  for (const timer of timers) scene.effects.push({ type: "unwait", timer });
};

export const nextTurnId = ({ state }: Scene): string => `t${state.spoken.length + 1}`;
export const findSpoken = ({ state }: Scene, id: string): Spoken | undefined =>
  state.spoken.find((spoken) => spoken.id === id);

/** Puts a turn in the place of the one with its id, or at the end, and shows it. */
export const show = (scene: Scene, turn: Spoken): void => {
  const { state } = scene;
  const isKnown = state.spoken.some(({ id }) => id === turn.id);
  state.spoken = isKnown ? state.spoken.map((one) => (one.id === turn.id ? turn : one)) : [...state.spoken, turn];
  scene.effects.push({ type: "show", turn });
};
