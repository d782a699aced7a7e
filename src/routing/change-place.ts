import type { SchemaChange } from '#contract/comparison.ts';
import type { Place } from './place.ts';

/** The page of what changed, or of what it is part of; null where there is none. */
export function placeOfChange({
  kind,
  owner,
  name,
}: Pick<SchemaChange, 'kind' | 'owner' | 'name'>): Place | null {
  switch (kind) {
    case 'entity':
      return { page: 'entity', entity: name };
    case 'data_entity':
      return { page: 'data_entity', dataEntity: name };
    case 'enumeration':
      return { page: 'enumeration', enumeration: name };
    case 'module':
    case 'label':
      return null;
    default:
      return owner === null ? null : placeOfPart(kind, owner, name);
  }
}

type PartKind =
  'property' | 'navigation_property' | 'property_group' | 'action' | 'enumeration_member';

function placeOfPart(kind: PartKind, owner: string, name: string): Place {
  switch (kind) {
    case 'property':
      return { page: 'field', entity: owner, field: name };
    case 'action':
      return { page: 'action', entity: owner, action: name };
    case 'enumeration_member':
      return { page: 'member', enumeration: owner, member: name };
    case 'navigation_property':
    case 'property_group':
      return { page: 'entity', entity: owner };
  }
}
