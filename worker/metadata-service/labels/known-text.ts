import { MAX_TEXT_LENGTH } from '../wire-object.ts';

/**
 * Null where the service does not know the label: no text, or one that is the id itself or a message about it. Half a
 * character becomes the sign for one that is unknown.
 */
export function knownText(text: string | null, id: string): string | null {
  if (text === null || text === '') return null;
  const lowered = text.toLowerCase();
  if (lowered === id.toLowerCase() || lowered.startsWith("label '")) return null;
  return text.toWellFormed().replaceAll('\0', '');
}

export const TOO_LONG = `longer than ${MAX_TEXT_LENGTH} characters`;

/** No label is: what claims to be one is left alone. */
export function isEndless(text: string | null): boolean {
  return text !== null && text.length > MAX_TEXT_LENGTH;
}
