/** What SQLite gives back as it was given: no half of a character, and no end of text in its middle. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** False where something in it cannot be seen, or turns what is around it. */
export function isVisible(text: string): boolean {
  return text.search(INVISIBLE) === -1;
}

/** The part of a text that can be seen, at most so long; null where nothing is left. */
export function cleanName(text: string | null, length: number): string | null {
  const visible = text?.toWellFormed().replace(INVISIBLE, '').trim().slice(0, length);
  const clean = visible?.toWellFormed().replaceAll('\u{FFFD}', '').trim();
  return clean ? clean : null;
}

/** The part of a text of several lines that can be seen. */
export function visibleText(text: string): string {
  const lines = text.toWellFormed().split(/\r\n|[\n\r]/);
  return lines
    .map((line) => line.replaceAll('\t', ' ').replace(INVISIBLE, ''))
    .join('\n')
    .trim();
}

/**
 * Control characters, line ends, those of category Cf, to which all that change the direction belong, and what fonts
 * draw as nothing: fillers, selectors of variants.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
