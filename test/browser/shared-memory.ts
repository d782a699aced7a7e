interface Stored {
  readonly uid?: string;
  readonly grantId?: string;
  consumed?: number;
}

/** What oidc-provider keeps, in one place for several providers: a refresh token of one tenant is good in another. */
export function createSharedMemory(): (model: string) => object {
  const stored = new Map<string, Stored>();
  return (model) => {
    const keyOf = (id: string) => `${model} ${id}`;
    return {
      upsert: async (id: string, payload: Stored) => void stored.set(keyOf(id), payload),
      find: async (id: string) => stored.get(keyOf(id)),
      findByUid: async (uid: string) =>
        [...stored].find(
          ([key, payload]) => key.startsWith(`${model} `) && payload.uid === uid,
        )?.[1],
      findByUserCode: async () => undefined,
      consume: async (id: string) => {
        const payload = stored.get(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id: string) => void stored.delete(keyOf(id)),
      revokeByGrantId: async (grantId: string) => {
        for (const [key, payload] of stored) if (payload.grantId === grantId) stored.delete(key);
      },
    };
  };
}
