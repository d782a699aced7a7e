import type { PinTarget } from '#contract/watch-list.ts';
import type { Place } from './place.ts';

/** The page of what is watched; relations are shown on the page of their entity. */
export function placeOfPin({ kind, owner, part }: PinTarget): Place {
  const name = part ?? '';
  switch (kind) {
    case 'entity':
    case 'navigation_property':
      return { page: 'entity', entity: owner };
    case 'property':
      return { page: 'field', entity: owner, field: name };
    case 'action':
      return { page: 'action', entity: owner, action: name };
    case 'enumeration':
      return { page: 'enumeration', enumeration: owner };
    case 'enumeration_member':
      return { page: 'member', enumeration: owner, member: name };
  }
}
