/** A carrier sends some ten frames a second while somebody speaks; a page fewer. */
const MAX_FRAMES_PER_S = 100;

/** Drops what comes faster than any conversation does. In memory: a restart forgives a second's worth. */
export class FrameLimit {
  #second = 0;
  #frames = 0;

  isOver(nowMs: number): boolean {
    const second = Math.floor(nowMs / 1000);
    if (second !== this.#second) this.#frames = 0;
    this.#second = second;
    this.#frames += 1;
    return this.#frames > MAX_FRAMES_PER_S;
  }
}
