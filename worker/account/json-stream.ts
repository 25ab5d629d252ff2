/** JSON that is written as it is read from elsewhere, so that no more of it than a page is ever in memory. */
type JsonText = AsyncGenerator<string, void, void>;

/** An array, item by item. */
export async function* jsonArray<T>(items: AsyncIterable<T> | Iterable<T>): JsonText {
  yield* joined("[", items, "]", async function* (item) {
    yield JSON.stringify(item);
  });
}

/** An array whose items are themselves too large for one text. */
export const jsonArrayOf = <T>(items: AsyncIterable<T> | Iterable<T>, write: (item: T) => JsonText): JsonText =>
  joined("[", items, "]", write);

/** An object: each field a value, or text that is still to be written. */
export const jsonObject = (fields: Record<string, unknown>): JsonText =>
  joined("{", Object.entries(fields), "}", async function* ([name, value]) {
    yield `${JSON.stringify(name)}:`;
    if (isText(value)) yield* value;
    else yield JSON.stringify(value ?? null);
  });

async function* joined<T>(
  open: string,
  items: AsyncIterable<T> | Iterable<T>,
  close: string,
  write: (item: T) => JsonText,
): JsonText {
  yield open;
  let isFirst = true;
  for await (const item of items) {
    yield isFirst ? "\n" : ",\n";
    isFirst = false;
    yield* write(item);
  }
  yield close;
}

const isText = (value: unknown): value is JsonText =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;

/** The rows of a list, page by page. `placeOf` a row is where the page after it begins. */
export async function* rowsOf<T, Place>(
  pageSize: number,
  read: (after: Place | null, limit: number) => Promise<T[]>,
  placeOf: (row: T) => Place,
): AsyncGenerator<T, void, void> {
  let after: Place | null = null;
  for (;;) {
    const page: T[] = await read(after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (page.length < pageSize || last === undefined) return;
    after = placeOf(last);
  }
}

/** Characters that are sent at once: small texts cost more to send than to write. */
const CHUNK = 32 * 1024;

/** Text as a body. It is written as fast as it is taken; a reader who goes away ends it. */
export function streamOf(text: JsonText, onError: (error: unknown) => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let chunk = "";
      try {
        while (chunk.length < CHUNK) {
          const { value, done } = await text.next();
          if (done) {
            if (chunk) controller.enqueue(encoder.encode(chunk));
            return controller.close();
          }
          chunk += value;
        }
        controller.enqueue(encoder.encode(chunk));
      } catch (error) {
        onError(error);
        controller.error(error);
      }
    },
    async cancel() {
      await text.return();
    },
  });
}
