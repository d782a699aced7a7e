/**
 * Says whether a name fits one of the patterns: `*` and `%` stand for anything, case does not matter, several are
 * separated by commas. Null where there is no pattern, so everything fits.
 */
export function parseScope(text: string | undefined): ((name: string) => boolean) | null {
  const patterns = (text ?? '')
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '');
  if (patterns.length === 0) return null;
  const expression = new RegExp(`^(?:${patterns.map(expressionOf).join('|')})$`, 'is');
  return (name) => expression.test(name);
}

function expressionOf(pattern: string): string {
  return pattern
    .split(/[*%]+/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
    .join('.*');
}
