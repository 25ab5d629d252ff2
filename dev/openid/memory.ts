import type { Adapter, AdapterPayload } from "oidc-provider";

/** More than a person or a test has open at once; what is older goes first. */
const MAX_ENTRIES = 2000;

type Entry = { payload: AdapterPayload; expiresMs: number };

/**
 * What the provider remembers, in this process and no longer. Shared between Microsoft's tenants: the person chooses the
 * tenant on a page of `common`, so what `common` began another tenant ends.
 */
export function createMemory() {
  const entries = new Map<string, Entry>();

  const read = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    return entry && entry.expiresMs > Date.now() ? entry.payload : undefined;
  };

  function write(key: string, payload: AdapterPayload, expiresInS = 3600) {
    entries.delete(key);
    entries.set(key, { payload, expiresMs: Date.now() + expiresInS * 1000 });
    for (const oldest of entries.keys()) {
      if (entries.size <= MAX_ENTRIES) return;
      entries.delete(oldest);
    }
  }

  const adapter = (model: string): Adapter => ({
    upsert: async (id, payload, expiresInS) => write(`${model}:${id}`, payload, expiresInS),
    find: async (id) => read(`${model}:${id}`),
    findByUid: async (uid) => findIn(model, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => findIn(model, (payload) => payload.userCode === userCode),
    consume: async (id) => {
      const payload = read(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => void entries.delete(`${model}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
    },
  });

  function findIn(model: string, isIt: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const key of entries.keys()) {
      const payload = key.startsWith(`${model}:`) ? read(key) : undefined;
      if (payload && isIt(payload)) return payload;
    }
  }

  return { adapter, read: (model: "Interaction" | "AuthorizationCode", id: string) => read(`${model}:${id}`) };
}
export type Memory = ReturnType<typeof createMemory>;
