/** Null where the service does not know the label: no text, or one that is the id itself or a message about it. */
export function knownText(text: string | null, id: string): string | null {
  if (text === null || text === '') return null;
  const lowered = text.toLowerCase();
  return lowered === id.toLowerCase() || lowered.startsWith("label '") ? null : text;
}
