import type { TermTarget } from '#contract/glossary.ts';
import type { SearchHit } from '#contract/search.ts';
import type { Place } from './place.ts';

/** The page of what a term means. */
export function placeOfTarget(target: TermTarget): Place {
  switch (target.kind) {
    case 'entity':
      return { page: 'entity', entity: target.name };
    case 'property':
      return { page: 'field', entity: target.owner, field: target.name };
    case 'action':
      return { page: 'action', entity: target.owner, action: target.name };
    case 'data_entity':
      return { page: 'data_entity', dataEntity: target.name };
    case 'enumeration':
      return { page: 'enumeration', enumeration: target.name };
    case 'enumeration_member':
      return { page: 'member', enumeration: target.owner, member: target.name };
  }
}

/** What was found, as something that a term can mean; null of a label, which is only a text. */
export function targetOfHit({ kind, name, parent }: SearchHit): TermTarget | null {
  switch (kind) {
    case 'entity':
    case 'data_entity':
    case 'enumeration':
      return { kind, name };
    case 'property':
    case 'action':
    case 'enumeration_member':
      return { kind, owner: parent ?? '', name };
    case 'label':
      return null;
  }
}
