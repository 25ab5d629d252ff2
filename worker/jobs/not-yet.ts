/** A handler throws this where the work is not due yet: retried like a failure, logged as none. */
export class NotYet extends Error {
  override readonly name = "NotYet";
  constructor(
    message: string,
    readonly delayS: number,
  ) {
    super(message);
  }
}
