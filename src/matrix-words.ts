import type { MatrixCell, MatrixRow } from '#contract/comparison.ts';

/** What a cell says: a sign for the eye, a sentence part for the ear. */
export interface CellText {
  readonly sign: string;
  readonly words: string;
}

/** Letters tell several definitions apart; where there is only one, a tick is enough. */
export function cellText({ state, variant }: MatrixCell, { cells }: MatrixRow): CellText {
  if (state === 'absent') return { sign: '–', words: 'not there' };
  const isOneOfSeveral = cells.some((cell) => cell.variant !== null && cell.variant !== variant);
  const letter = isOneOfSeveral && variant !== null ? variantLetter(variant) : null;
  if (state === 'disabled') {
    const words = 'off by configuration';
    return letter === null
      ? { sign: 'off', words }
      : { sign: `${letter} off`, words: `definition ${letter}, ${words}` };
  }
  return letter === null
    ? { sign: '✓', words: 'there' }
    : { sign: letter, words: `definition ${letter}` };
}

/** The first two that differ, by their number; null where all are the same. */
export function differingPair({ cells }: MatrixRow): readonly [number, number] | null {
  const [first] = cells;
  const other = cells.findIndex(
    (cell) => cell.state !== first?.state || cell.variant !== first.variant,
  );
  return other < 0 ? null : [0, other];
}

function variantLetter(variant: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + variant);
}
