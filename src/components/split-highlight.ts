import type { MatchReason } from '#contract/search.ts';

export interface TextPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/** A text cut at its matches. Ranges may overlap, be unsorted or reach beyond the end. */
export function splitHighlight(text: string, ranges: MatchReason['ranges']): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    const start = Math.max(from, end);
    const stop = Math.min(to, text.length);
    if (stop <= start) continue;
    if (start > end) parts.push({ text: text.slice(end, start), isMatch: false });
    parts.push({ text: text.slice(start, stop), isMatch: true });
    end = stop;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMatch: false });
  return parts;
}

/** What matched in a text that is shown; nothing where another text matched. */
export function rangesIn(
  reasons: readonly MatchReason[],
  field: MatchReason['field'],
  shown: string,
): MatchReason['ranges'] {
  return reasons
    .filter((reason) => reason.field === field && reason.text === shown)
    .flatMap((reason) => reason.ranges);
}
