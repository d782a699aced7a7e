/** What the window needs of `Storage`. */
export type KeptValues = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** The storage that `open` gives; where the browser blocks it, values are kept until the tab is closed. */
export function openKeptValues(open: () => Storage): KeptValues {
  try {
    return open();
  } catch {
    const values = new Map<string, string>();
    return {
      get length() {
        return values.size;
      },
      key: (index) => [...values.keys()][index] ?? null,
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
      removeItem: (key) => void values.delete(key),
    };
  }
}
