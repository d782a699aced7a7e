import type { TermTarget } from '#contract/glossary.ts';
import type { SearchHit } from '#contract/search.ts';
import type { PinTarget } from '#contract/watch-list.ts';

/** `CustomersV3.DeliveryTerms`, or what stands alone. */
export function targetName(target: TermTarget): string {
  return 'owner' in target ? `${target.owner}.${target.name}` : target.name;
}

export function isSameTarget(a: TermTarget, b: TermTarget): boolean {
  return a.kind === b.kind && targetName(a) === targetName(b);
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

/** The same for a watch-list; null of a data entity, which cannot be watched. */
export function pinOf(target: TermTarget): PinTarget | null {
  switch (target.kind) {
    case 'entity':
    case 'enumeration':
      return { kind: target.kind, owner: target.name, part: null, isWhole: true };
    case 'property':
    case 'action':
    case 'enumeration_member':
      return { kind: target.kind, owner: target.owner, part: target.name, isWhole: false };
    case 'data_entity':
      return null;
  }
}
