import type { DiagramRelation } from '#contract/diagram.ts';
import type { Entity, NavigationProperty } from '#contract/metadata.ts';

type Related = Pick<Entity, 'name' | 'entitySetName' | 'navigationProperties'>;

/** The relations between these entities. Two navigation properties that name each other are one relation. */
export function joinRelations(entities: readonly Related[]): readonly DiagramRelation[] {
  const entityByName = new Map(entities.map((entity) => [entity.name, entity]));
  const named = entities.flatMap((owner) =>
    owner.navigationProperties.flatMap((navigation) => {
      const related = entityByName.get(navigation.relatedEntity);
      return related === undefined ? [] : [{ owner, navigation, related }];
    }),
  );
  const told = new Set<NavigationProperty>();
  return named
    .toSorted((a, b) => Number(isToMany(a.navigation)) - Number(isToMany(b.navigation)))
    .flatMap(({ owner, navigation, related }) => {
      if (told.has(navigation)) return [];
      const inverse = findInverse(owner, navigation, related);
      if (inverse !== undefined) told.add(inverse);
      return {
        from: owner.entitySetName,
        to: related.entitySetName,
        name: navigation.name,
        cardinality: navigation.cardinality,
        constraints: navigation.constraints,
      };
    });
}

function isToMany({ cardinality }: NavigationProperty): boolean {
  return cardinality !== 'Single';
}

function findInverse(
  owner: Related,
  navigation: NavigationProperty,
  related: Related,
): NavigationProperty | undefined {
  return related.navigationProperties.find(
    (other) =>
      other.name === navigation.relatedRelationName &&
      other.relatedEntity === owner.name &&
      (other.relatedRelationName ?? navigation.name) === navigation.name,
  );
}
