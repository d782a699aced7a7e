/** What SQLite gives back as it was given: no half of a character, and no end of text in its middle. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** False where something in it cannot be seen, or turns what is around it. */
export function isVisible(text: string): boolean {
  return PLAIN.test(text) || text.search(INVISIBLE) === -1;
}

/** The part of a text that can be seen, at most so long; null where nothing is left. */
export function cleanName(text: string | null, length: number): string | null {
  const visible = text?.toWellFormed().replace(INVISIBLE, '').trim().slice(0, length);
  const clean = visible?.toWellFormed().replaceAll('\u{FFFD}', '').trim();
  return clean ? clean : null;
}

/** The part of a text of several lines that can be seen. */
export function visibleText(text: string): string {
  return text
    .split(/\r\n|[\n\r]/)
    .map(visibleLine)
    .join('\n')
    .trim();
}

/** The same in one line. */
export function visibleLine(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/[\t-\r\u0085\u2028\u2029]/g, ' ')
    .replace(INVISIBLE, '');
}

/** Almost every text, and quickly told. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Control characters, line ends, those of category Cf, to which all that change the direction belong, and what fonts
 * draw as nothing: fillers, selectors of variants.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
