import type { SchemaChange } from '#contract/comparison.ts';
import type { TermTarget } from '#contract/glossary.ts';
import type { SearchHit } from '#contract/search.ts';
import type { Usage } from '#contract/usage.ts';
import type { PinTarget } from '#contract/watch-list.ts';
import type { Place } from './place.ts';

/** The page of what was found. */
export function placeOfHit(hit: Pick<SearchHit, 'kind' | 'name' | 'parent'> | Usage): Place {
  return placeOf(hit.kind, hit.name, hit.parent);
}

/** The page of what a term means. */
export function placeOfTarget(target: TermTarget): Place {
  return placeOf(target.kind, target.name, 'owner' in target ? target.owner : null);
}

/** The page of what is watched. */
export function placeOfPin({ kind, owner, part }: PinTarget): Place {
  return part === null ? placeOf(kind, owner, null) : placeOf(kind, part, owner);
}

/** The page of what changed; null of a module, which has none. */
export function placeOfChange({
  kind,
  name,
  owner,
}: Pick<SchemaChange, 'kind' | 'owner' | 'name'>): Place | null {
  return kind === 'module' ? null : placeOf(kind, name, owner);
}

type ObjectKind = SearchHit['kind'] | Usage['kind'] | Exclude<SchemaChange['kind'], 'module'>;

/** `owner`: the entity or enumeration of which it is a part; null of what stands alone. */
function placeOf(kind: ObjectKind, name: string, owner: string | null): Place {
  const whole = owner ?? '';
  switch (kind) {
    case 'entity':
      return { page: 'entity', entity: name };
    case 'property':
      return { page: 'field', entity: whole, field: name };
    case 'action':
      return { page: 'action', entity: whole, action: name };
    case 'relation':
    case 'navigation_property':
    case 'property_group':
      return { page: 'entity', entity: whole };
    case 'enumeration':
      return { page: 'enumeration', enumeration: name };
    case 'enumeration_member':
      return { page: 'member', enumeration: whole, member: name };
    case 'data_entity':
      return { page: 'data_entity', dataEntity: name };
    case 'label':
      return { page: 'label', label: name };
  }
}
