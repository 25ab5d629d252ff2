/** One coded picture, shown from `atMs` on until the next. */
export type Block = { atMs: number; isKey: boolean; data: Buffer };

type Film = { codec: "V_VP8" | "V_VP9"; width: number; height: number; durationMs: number; blocks: Block[] };

const ID = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  cues: 0x1c53bb6b,
  cluster: 0x1f43b675,
} as const;

/**
 * A WebM file of one silent picture track, with an index by which a player may jump: the subset of Matroska that RFC 9559 asks of
 * a reader. Each key picture begins a cluster; blocks in one lie at most 32 s after it.
 */
export function webm({ codec, width, height, durationMs, blocks }: Film): Buffer {
  const header = element(ID.header, [
    ...[element(0x4286, uint(1)), element(0x42f7, uint(1)), element(0x42f2, uint(4)), element(0x42f3, uint(8))],
    ...[element(0x4282, text("webm")), element(0x4287, uint(2)), element(0x4285, uint(2))],
  ]);
  const info = element(ID.info, [
    element(0x2ad7b1, uint(1_000_000)), // a tick is a millisecond
    element(0x4489, double(durationMs)),
    element(0x4d80, text("avafirst")),
    element(0x5741, text("avafirst")),
  ]);
  const video = element(0xe0, [element(0xb0, uint(width)), element(0xba, uint(height))]);
  const track = [element(0xd7, uint(1)), element(0x73c5, uint(1)), element(0x9c, uint(0)), element(0x83, uint(1))];
  const tracks = element(ID.tracks, [element(0xae, [...track, element(0x86, text(codec)), video])]);

  const clusters = clustersOf(blocks);
  // Where clusters begin is known once the index's own length is: its numbers take eight bytes whatever they are.
  const before = info.length + tracks.length + cuesOf(clusters, 0).length;
  const cues = cuesOf(clusters, before);
  return Buffer.concat([header, element(ID.segment, [info, tracks, cues, ...clusters.map(({ bytes }) => bytes)])]);
}

type Cluster = { atMs: number; bytes: Buffer };

function clustersOf(blocks: Block[]): Cluster[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    if (block.isKey) groups.push([]);
    groups.at(-1)?.push(block);
  }
  return groups.map((group) => {
    const atMs = group[0]?.atMs ?? 0;
    return {
      atMs,
      bytes: element(ID.cluster, [element(0xe7, uint(atMs)), ...group.map((each) => simple(each, atMs))]),
    };
  });
}

function simple({ atMs, isKey, data }: Block, clusterMs: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt8(0x81, 0); // track 1
  head.writeInt16BE(atMs - clusterMs, 1);
  head.writeUInt8(isKey ? 0x80 : 0, 3);
  return element(0xa3, [head, data]);
}

function cuesOf(clusters: Cluster[], before: number): Buffer {
  let at = before;
  const points = clusters.map(({ atMs, bytes }) => {
    const place = element(0xb7, [element(0xf7, uint(1)), element(0xf1, uint(at))]);
    at += bytes.length;
    return element(0xbb, [element(0xb3, uint(atMs)), place]);
  });
  return element(ID.cues, points);
}

/** An element with its size in eight bytes: longer than need be, and the same for all. */
function element(id: number, content: Buffer | Buffer[]): Buffer {
  const body = Array.isArray(content) ? Buffer.concat(content) : content;
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  const idBytes = Buffer.from(id.toString(16), "hex");
  return Buffer.concat([idBytes, size, body]);
}

function uint(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(Math.round(value)));
  return bytes;
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

const text = (value: string): Buffer => Buffer.from(value, "ascii");
