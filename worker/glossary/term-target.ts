import type { TermTarget } from '#contract/glossary.ts';

/** Its kind, owner and name in columns; null where they name nothing that a term can mean. */
export function targetOf(columns: {
  readonly kind: string;
  readonly owner: string | null;
  readonly name: string;
}): TermTarget | null {
  const { kind, owner, name } = columns;
  if (name === '') return null;
  switch (kind) {
    case 'entity':
    case 'data_entity':
    case 'enumeration':
      return { kind, name };
    case 'property':
    case 'action':
    case 'enumeration_member':
      return owner ? { kind, owner, name } : null;
    default:
      return null;
  }
}

/** The same for the same target, and only for that. */
export function targetKey(target: TermTarget): string {
  return JSON.stringify([target.kind, 'owner' in target ? target.owner : null, target.name]);
}
