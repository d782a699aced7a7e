import { hasPartsInOrder } from '../search/parts-in-order.ts';

/**
 * Says whether a name fits one of the patterns: `*` and `%` stand for anything, case does not matter, several are
 * separated by commas. Null where there is no pattern, so everything fits.
 */
export function parseScope(text: string | undefined): ((name: string) => boolean) | null {
  const patterns = (text ?? '')
    .toLowerCase()
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
    .map((pattern) => pattern.split(/[*%]+/));
  if (patterns.length === 0) return null;
  return (name) => {
    const folded = name.toLowerCase();
    return patterns.some((parts) => hasPartsInOrder(folded, parts, WHOLE));
  };
}

const WHOLE = { isAtStart: true, isAtEnd: true };
