// Runs in the page that puts the film together (encode.ts): draws what was filmed, the cursor and the words, and codes it.

const STEP_MS = 80;
/** So often, a picture that needs no other before it: where a player may jump to. */
const KEY_MS = 4000;
const INK = "#f5f2ee";
const GROUND = "#1b1815";
const MOST_WAITING = 8;

/** @param {{ frames: number[], places: { atMs: number, x: number, y: number, isPressed: boolean }[], captions: { fromMs: number, toMs: number, fr: string }[], durationMs: number, width: number, height: number, stage: number, codec: string, bitrate: number }} film */
globalThis.compose = async (film) => {
  const { width, height, stage, codec, bitrate, durationMs } = film;
  await document.fonts.load("500 24px Inter");
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  const chunks = [];
  let failure = null;
  const encoder = new VideoEncoder({
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      chunks.push({ atMs: Math.round(chunk.timestamp / 1000), isKey: chunk.type === "key", data: base64(bytes) });
    },
    error: (error) => {
      failure = error;
    },
  });
  encoder.configure({
    codec,
    width,
    height,
    bitrate,
    bitrateMode: "variable",
    latencyMode: "quality",
    framerate: 1000 / STEP_MS,
  });

  let shown = -1;
  let picture = null;
  let before = "";
  let keyAt = -KEY_MS;
  for (let atMs = 0; atMs <= durationMs; atMs += STEP_MS) {
    // Before the first picture came, the film begins with it.
    const index = Math.max(
      0,
      lastAt(film.frames, (each) => each, atMs),
    );
    if (index !== shown) {
      picture?.close();
      picture = await createImageBitmap(await (await fetch(`frames/${index}.jpg`)).blob());
      shown = index;
    }
    const cursor = cursorAt(film.places, atMs);
    const words = film.captions.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)?.fr ?? "";
    const state = JSON.stringify([shown, cursor, words]);
    const isKey = atMs - keyAt >= KEY_MS;
    if (state === before && !isKey) continue;
    before = state;
    draw(context, { picture, cursor, words, width, height, stage });
    const frame = new VideoFrame(canvas, { timestamp: atMs * 1000 });
    encoder.encode(frame, { keyFrame: isKey });
    frame.close();
    if (isKey) keyAt = atMs;
    while (encoder.encodeQueueSize > MOST_WAITING) await new Promise((resolve) => setTimeout(resolve, 5));
    if (failure) throw failure;
  }
  await encoder.flush();
  return chunks;
};

function draw(context, { picture, cursor, words, width, height, stage }) {
  context.fillStyle = GROUND;
  context.fillRect(0, 0, width, height);
  if (picture) context.drawImage(picture, 0, 0, width, stage);
  context.fillStyle = INK;
  context.font = "500 24px Inter, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(words, width / 2, stage + (height - stage) / 2, width - 60);
  if (cursor.isPressed) {
    context.beginPath();
    context.arc(cursor.x, cursor.y, 18, 0, 2 * Math.PI);
    context.fillStyle = "rgb(94 72 214 / 35%)";
    context.fill();
  }
  context.save();
  context.translate(cursor.x, cursor.y);
  context.scale(1.5, 1.5);
  // An arrow, its tip where it points.
  const arrow = new Path2D("M0 0 L0 16 L4 12.4 L6.6 18.4 L9.2 17.2 L6.6 11.4 L12 11.4 Z");
  context.lineWidth = 1.6;
  context.strokeStyle = "white";
  context.stroke(arrow);
  context.fillStyle = GROUND;
  context.fill(arrow);
  context.restore();
}

/** Between two places the cursor is on the line that joins them. */
function cursorAt(places, atMs) {
  const index = Math.max(
    0,
    lastAt(places, (place) => place.atMs, atMs),
  );
  const [from, to] = [places[index], places[index + 1]];
  if (!to || to.atMs === from.atMs) return { x: from.x, y: from.y, isPressed: from.isPressed };
  const part = Math.min(1, Math.max(0, (atMs - from.atMs) / (to.atMs - from.atMs)));
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, isPressed: from.isPressed };
}

function lastAt(list, timeOf, atMs) {
  let found = -1;
  for (let index = 0; index < list.length && timeOf(list[index]) <= atMs; index++) found = index;
  return found;
}

function base64(bytes) {
  let text = "";
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}
