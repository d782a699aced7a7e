import type { FoundChange } from './found-change.ts';

/** What the watch-lists hold, as keys (watched-keys.ts), in any case. Asked at every comparison, so it must be cheap. */
export type WatchedKeys = () => ReadonlySet<string>;

/**
 * An entity or enumeration with all its parts, a single field, and also the entity around a watched field: when it goes
 * or is renamed, so does the field. Modules and labels cannot be watched.
 */
export function createWatchFilter(keys: ReadonlySet<string>): (change: FoundChange) => boolean {
  const watched = new Set([...keys].map((key) => key.toLowerCase()));
  const around = new Set([...watched].map((key) => key.split('/').slice(0, 2).join('/')));
  return ({ kind, name, place }) => {
    const isPart = kind !== 'entity' && kind !== 'data_entity' && kind !== 'enumeration';
    return place.names.some((owner) => {
      const key = `${place.watched}/${owner}`.toLowerCase();
      if (!isPart) return around.has(key);
      const isField = kind === 'property' || kind === 'enumeration_member';
      return watched.has(key) || (isField && watched.has(`${key}/${name.toLowerCase()}`));
    });
  };
}
