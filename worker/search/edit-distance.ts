/**
 * How many letters must be inserted, deleted, replaced or swapped with their neighbour to turn one word into the
 * other. Stops counting beyond `limit` and answers something greater than it.
 */
export function editDistance(from: string, to: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= to.length; j += 1) {
      const isSame = from[i - 1] === to[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (isSame ? 0 : 1));
      if (isSwapped(from.slice(i - 2, i), to.slice(j - 2, j)))
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return best;
    [beforeLast, last] = [last, row];
  }
  return at(last, to.length);
}

function isSwapped(from: string, to: string): boolean {
  return from.length === 2 && from[0] === to[1] && from[1] === to[0];
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
