import type { SearchHit } from '#contract/search.ts';
import type { Place } from './place.ts';

/** The page of what was found. */
export function placeOfHit(hit: Pick<SearchHit, 'kind' | 'name' | 'parent'>): Place {
  const parent = hit.parent ?? '';
  switch (hit.kind) {
    case 'entity':
      return { page: 'entity', entity: hit.name };
    case 'property':
      return { page: 'field', entity: parent, field: hit.name };
    case 'enumeration':
      return { page: 'enumeration', enumeration: hit.name };
    case 'enumeration_member':
      return { page: 'member', enumeration: parent, member: hit.name };
    case 'action':
      return { page: 'action', entity: parent, action: hit.name };
    case 'data_entity':
      return { page: 'data_entity', dataEntity: hit.name };
    case 'label':
      return { page: 'label', label: hit.name };
  }
}
