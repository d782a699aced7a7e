import type { LabelRegistry } from './label-registry.ts';
import { hashText } from './seeded-random.ts';
import type { WireEntity, WireProperty } from './wire.ts';

/**
 * Gives fields that share a label their own one, with the same text, until there are `count` ids.
 * Real label files repeat themselves that way, and labels are what a sync costs.
 */
export function spreadLabels(
  entities: readonly WireEntity[],
  labels: LabelRegistry,
  count: number,
): readonly WireEntity[] {
  if (labels.size > count) throw new Error(`${labels.size} labels are more than ${count}.`);
  const uses = countUses(entities);

  const spread = (property: WireProperty, owner: WireEntity): WireProperty => {
    const id = property.LabelId;
    if (labels.size >= count || id === null || property.IsKey) return property;
    const label = labels.find(id);
    const left = uses.get(id.toLowerCase()) ?? 0;
    if (label === null || left < MANY_USES) return property;
    uses.set(id.toLowerCase(), left - 1);
    const file = owner.LabelId?.match(/^@(\w+):/)?.[1] ?? 'SystemAdministration';
    return { ...property, LabelId: labels.fileId(file, `${owner.Name}${property.Name}`, label) };
  };
  let spreadEntities = entities;
  for (let turn = 0; turn < TURNS && labels.size < count; turn++) {
    spreadEntities = spreadEntities.map((entity) =>
      hashText(entity.Name) % TURNS === turn
        ? { ...entity, Properties: entity.Properties.map((property) => spread(property, entity)) }
        : entity,
    );
  }
  return spreadEntities;
}

/** Turn by turn over the whole list, so that no letter of the alphabet gets more than its share. */
const TURNS = 16;
const MANY_USES = 4;

function countUses(entities: readonly WireEntity[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const entity of entities) {
    for (const { LabelId } of entity.Properties) {
      if (LabelId === null) continue;
      const id = LabelId.toLowerCase();
      uses.set(id, (uses.get(id) ?? 0) + 1);
    }
  }
  return uses;
}
