import type { EntityDetail, PropertyReference } from '#contract/detail.ts';

/** Set name of the entity that a field's values come from; null if the catalogue does not hold it. */
export function referencedSetName(
  { navigationProperties }: Pick<EntityDetail, 'navigationProperties'>,
  reference: PropertyReference,
): string | null {
  const navigation = navigationProperties.find(({ name }) => name === reference.navigationProperty);
  return navigation?.relatedEntitySetName ?? null;
}
