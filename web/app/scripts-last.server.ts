const TAG = '<link rel="modulepreload"';

/**
 * Marks a page's scripts as what may come last. A page is whole without them, and on a slow line they would take their share of it
 * from the styles and the letters that are waited for. Remix writes these links itself, and leaves no place to say so.
 */
export function scriptsLast(): TransformStream<Uint8Array, Uint8Array> {
  const [decoder, encoder] = [new TextDecoder(), new TextEncoder()];
  // What may be the beginning of a tag whose end is in the next piece.
  let held = "";
  return new TransformStream({
    transform(piece, controller) {
      const text = held + decoder.decode(piece, { stream: true });
      const last = text.lastIndexOf("<");
      const at = last >= 0 && TAG.startsWith(text.slice(last)) ? last : text.length;
      held = text.slice(at);
      controller.enqueue(encoder.encode(text.slice(0, at).replaceAll(TAG, `${TAG} fetchpriority="low"`)));
    },
    flush(controller) {
      controller.enqueue(encoder.encode(held + decoder.decode()));
    },
  });
}
