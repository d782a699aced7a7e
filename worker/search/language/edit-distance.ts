/**
 * How many letters must be inserted, deleted, replaced or swapped with their neighbour to turn one word into the
 * other. Stops counting beyond `limit` and answers something greater than it. It is asked of thousands of words while
 * somebody types, so it looks at letters where they stand and keeps its rows from call to call.
 */
export function editDistance(from: string, to: string, limit: number): number {
  let [beforeLast, last, row]: [number[], number[], number[]] = ROWS;
  for (let j = 0; j <= to.length; j += 1) last[j] = j;
  for (let i = 1; i <= from.length; i += 1) {
    row[0] = i;
    let best = i;
    for (let j = 1; j <= to.length; j += 1) {
      const isSame = from.charCodeAt(i - 1) === to.charCodeAt(j - 1);
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (isSame ? 0 : 1));
      const isSwapped =
        i > 1 &&
        j > 1 &&
        from.charCodeAt(i - 1) === to.charCodeAt(j - 2) &&
        from.charCodeAt(i - 2) === to.charCodeAt(j - 1);
      if (isSwapped) {
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      }
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return best;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return at(last, to.length);
}

const ROWS: [number[], number[], number[]] = [[], [], []];

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
