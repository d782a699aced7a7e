/**
 * The pieces between a separator, which does not count within quotes. A quote may be escaped as `%27`. Where quotes do
 * not pair up, somebody cut the text: then they are letters like any other.
 */
export function splitOutsideQuotes(text: string, separator: string): readonly string[] {
  const pieces: string[] = [];
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isQuoteAt(text, at)) isQuoted = !isQuoted;
    if (isQuoted || text[at] !== separator) continue;
    pieces.push(text.slice(start, at));
    start = at + 1;
  }
  return isQuoted ? text.split(separator) : [...pieces, text.slice(start)];
}

/** Of decoded text: the separator counts neither within quotes nor within parentheses. Empty pieces are left out. */
export function splitTopLevel(text: string, separator: string): readonly string[] {
  const pieces: string[] = [];
  let isQuoted = false;
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (letter === '(') depth += 1;
    if (letter === ')') depth = Math.max(0, depth - 1);
    if (letter !== separator || depth > 0) continue;
    pieces.push(text.slice(start, at));
    start = at + 1;
  }
  return [...pieces, text.slice(start)]
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** `name(inside)` in its two parts; no inside where there are no parentheses around the rest. */
export function splitCall(text: string): { readonly name: string; readonly inside: string | null } {
  const open = text.indexOf('(');
  if (open === -1 || !text.endsWith(')')) return { name: text.trim(), inside: null };
  return { name: text.slice(0, open).trim(), inside: text.slice(open + 1, -1) };
}

/** `%20` and `+` as spaces; a text with a stray `%` stays as it is. */
export function decodePart(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function isQuoteAt(text: string, at: number): boolean {
  return text[at] === "'" || (text[at] === '%' && text.startsWith('%27', at));
}
