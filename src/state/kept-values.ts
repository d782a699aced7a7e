/** What preferences need of `Storage`. */
export type KeptValues = Pick<Storage, 'getItem' | 'setItem'>;

/** This browser's storage; where it is blocked, values are kept until the tab is closed. */
export function openKeptValues(): KeptValues {
  try {
    return localStorage;
  } catch {
    const values = new Map<string, string>();
    return {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
    };
  }
}
