interface Ends {
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
}

/**
 * Whether a text has all parts one after the other, with anything between them. In one pass, which a regular
 * expression for the same is not: a link with many parts would keep it busy for hours.
 */
export function hasPartsInOrder(
  text: string,
  parts: readonly string[],
  { isAtStart, isAtEnd }: Ends,
): boolean {
  if (isAtStart && isAtEnd && parts.length === 1) return text === parts[0];
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const isAtFront = index === 0 && isAtStart;
    const isAtBack = index === parts.length - 1 && isAtEnd;
    const found = isAtBack ? text.length - part.length : text.indexOf(part, at);
    if (found < at || (isAtFront && found !== 0) || !text.startsWith(part, found)) return false;
    at = found + part.length;
  }
  return true;
}
