import type { NavigationProperty } from '#contract/metadata.ts';

/** A relation to one other, but for what a test says of it. */
export function relation(
  name: string,
  relatedEntity: string,
  facts: Partial<NavigationProperty> = {},
): NavigationProperty {
  return {
    name,
    relatedEntity,
    relatedRelationName: null,
    cardinality: 'Single',
    constraints: [],
    ...facts,
  };
}
