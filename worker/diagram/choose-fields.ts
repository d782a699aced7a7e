import { MAX_DIAGRAM_FIELDS, type DiagramField } from '#contract/diagram.ts';
import type { Entity, Property } from '#contract/metadata.ts';

/**
 * The fields by which an entity is known and tied to others: its key, what its relations use, what is mandatory, then
 * the others, each group in the order of the wire. `setNameByRelation`: where its navigation properties lead.
 */
export function chooseFields(
  { properties, navigationProperties }: Pick<Entity, 'properties' | 'navigationProperties'>,
  setNameByRelation: ReadonlyMap<string, string>,
): readonly DiagramField[] {
  const refersTo = new Map<string, Set<string>>();
  const used = new Set<string>();
  for (const { name, cardinality, constraints } of navigationProperties) {
    const setName = setNameByRelation.get(name);
    for (const constraint of constraints) {
      if (constraint.kind !== 'referential') continue;
      used.add(constraint.property);
      if (cardinality !== 'Single' || setName === undefined) continue;
      const names = refersTo.get(constraint.property) ?? new Set();
      refersTo.set(constraint.property, names.add(setName));
    }
  }
  const rankOf = ({ name, isKey, isMandatory }: Property): number => {
    if (isKey) return 0;
    if (refersTo.has(name)) return 1;
    if (used.has(name)) return 2;
    return isMandatory ? 3 : 4;
  };
  return properties
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .slice(0, MAX_DIAGRAM_FIELDS)
    .map(({ name, typeName, dataType, isKey, isMandatory }) => ({
      name,
      typeName,
      dataType,
      isKey,
      isMandatory,
      refersTo: [...(refersTo.get(name) ?? [])],
    }));
}
