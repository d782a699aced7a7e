import type { DiagramSuggestion, RelatedEntity } from '#contract/diagram.ts';
import type { ListingScope } from '#contract/listing.ts';
import type { Database } from '../db/database.ts';
import { readEntityNames } from './entity-names.ts';
import { readRelations } from './read-relations.ts';

const SUGGESTIONS = 12;

/** Undefined where the catalog has no such entity. */
export function listRelatedEntities(
  db: Database,
  scope: ListingScope,
  name: string,
): readonly RelatedEntity[] | undefined {
  const [asked] = readEntityNames(db, scope, [name]);
  if (asked === undefined) return undefined;
  const { entitySetName } = asked;
  const relations = readRelations(db, scope.catalog);
  const outgoing = relations.filter(({ from, to }) => from === entitySetName && to !== from);
  const incoming = relations.filter(({ from, to }) => to === entitySetName && to !== from);
  const referredTo = Map.groupBy(outgoing, ({ to }) => to);
  const referrers = Map.groupBy(incoming, ({ from }) => from);
  const others = readEntityNames(db, scope, [...referredTo.keys(), ...referrers.keys()]);
  const listed = (groups: typeof referredTo, isReferredTo: boolean): readonly RelatedEntity[] =>
    others
      .filter((other) => groups.has(other.entitySetName))
      .map(({ entitySetName: other, label }) => ({
        entitySetName: other,
        label,
        isReferredTo,
        relations: [...new Set(groups.get(other)?.map((relation) => relation.name))],
      }))
      .toSorted((a, b) => (a.entitySetName < b.entitySetName ? -1 : 1));
  return [...listed(referredTo, true), ...listed(referrers, false)];
}

/** The entities that most others refer to, the most referred to first. */
export function suggestForDiagram(db: Database, scope: ListingScope): readonly DiagramSuggestion[] {
  const referrersByName = new Map<string, Set<string>>();
  for (const { from, to } of readRelations(db, scope.catalog)) {
    if (from === to) continue;
    const referrers = referrersByName.get(to) ?? new Set();
    referrersByName.set(to, referrers.add(from));
  }
  const counts = [...referrersByName].map(([name, { size }]) => ({ name, size }));
  const best = counts
    .toSorted((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
    .slice(0, SUGGESTIONS);
  const names = readEntityNames(
    db,
    scope,
    best.map(({ name }) => name),
  );
  return names.map(({ entitySetName, label }, index) => ({
    entitySetName,
    label,
    referrerCount: best[index]?.size ?? 0,
  }));
}
