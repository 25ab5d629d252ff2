import type * as z from "zod";

/** All the memory that a fake has: a key-value store so small that a Map and a Durable Object both are one. */
export interface FakeStore {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  /** Values whose key starts with `prefix`, in key order. */
  list(prefix: string): Promise<unknown[]>;
  delete(key: string): Promise<void>;
  clear(): Promise<void>;
}

/** For tests. Values are copied in and out, as storage does: nothing changes behind the store's back. */
export function memoryStore(): FakeStore {
  const values = new Map<string, unknown>();
  return {
    get: async (key) => structuredClone(values.get(key)),
    put: async (key, value) => void values.set(key, structuredClone(value)),
    list: async (prefix) =>
      [...values.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => structuredClone(values.get(key))),
    delete: async (key) => void values.delete(key),
    clear: async () => values.clear(),
  };
}

/** For the local stack: what a fake knows survives a restart. */
export const durableStore = (storage: DurableObjectStorage): FakeStore => ({
  get: (key) => storage.get(key),
  put: (key, value) => storage.put(key, value),
  list: async (prefix) => [...(await storage.list({ prefix })).values()],
  delete: async (key) => void (await storage.delete(key)),
  clear: () => storage.deleteAll(),
});

/** Records of one kind, parsed when read: a store outlives the code that wrote it. */
export type Collection<T> = {
  get(id: string): Promise<T | null>;
  put(id: string, record: T): Promise<void>;
  list(): Promise<T[]>;
  delete(id: string): Promise<void>;
};

export const collection = <T>(store: FakeStore, kind: string, schema: z.ZodType<T>): Collection<T> => ({
  get: async (id) => {
    const found = await store.get(`${kind}/${id}`);
    return found === undefined ? null : schema.parse(found);
  },
  put: (id, record) => store.put(`${kind}/${id}`, record),
  list: async () => (await store.list(`${kind}/`)).map((found) => schema.parse(found)),
  delete: (id) => store.delete(`${kind}/${id}`),
});
