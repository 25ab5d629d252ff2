/** Stands where a handler is still being written. */
export const notWritten = async <T>(): Promise<T> => {
  throw new Error("This route is not written yet");
};
