import { BrainFailure, type BrainStage } from "./llm-failure";

/** The time that one answer may take, stage by stage. Whoever waits for a model waits through `race`. */
export type Deadlines = {
  /** Aborted when time is up, when the caller's turn is over, and at `end`. */
  signal: AbortSignal;
  /** From now on the model has `ms` milliseconds; a stage before it no longer counts. */
  allow: (stage: BrainStage, ms: number) => void;
  /** Settles as `work` does, or fails as soon as time is up, whatever `work` does with its signal. */
  race: <T>(work: Promise<T>) => Promise<T>;
  /** Nothing is waited for any more: whatever is still under way is stopped. */
  end: () => void;
};

/** @param outer whoever asked; its reason is thrown as it is. */
export const startDeadlines = (outer: AbortSignal, totalMs: number): Deadlines => {
  const controller = new AbortController();
  const { signal } = controller;
  const onOuter = () => controller.abort(outer.reason);
  const stop = (stage: BrainStage, ms: number) => () =>
    controller.abort(new BrainFailure(stage, `Nothing more came within ${ms} ms`));
  const total = setTimeout(stop("stream", totalMs), totalMs);
  let current: ReturnType<typeof setTimeout> | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  // Nobody may be waiting when it comes.
  timeUp.catch(() => {});
  if (outer.aborted) onOuter();
  else outer.addEventListener("abort", onOuter, { once: true });
  return {
    signal,
    allow: (stage, ms) => {
      clearTimeout(current);
      current = setTimeout(stop(stage, ms), ms);
    },
    race: (work) => Promise.race([work, timeUp]),
    end: () => {
      clearTimeout(total);
      clearTimeout(current);
      outer.removeEventListener("abort", onOuter);
      controller.abort();
    },
  };
};
