/** One column of the table. `sortBy` makes it sortable, `track` is its part of the width. */
export interface TableColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** A CSS grid track, e.g. `minmax(0, 2fr)`. */
  readonly track: string;
  readonly sortBy?: (row: Row) => string | number;
  /** Long texts take several lines instead of being cut. */
  readonly isWrapped?: boolean;
}

export interface TableOrder {
  readonly key: string;
  readonly isDescending: boolean;
}

/** Rows that have every word of the filter somewhere in their text, in any order and case. */
export function filterRows<Row>(
  rows: readonly Row[],
  filter: string,
  textOf: (row: Row) => string,
): readonly Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Rows of equal rank keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  order: TableOrder | null,
): readonly Row[] {
  const sortBy = columns.find((column) => column.key === order?.key)?.sortBy;
  if (order === null || sortBy === undefined) return rows;
  const sign = order.isDescending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compareValues(sortBy(a), sortBy(b)));
}

/** Up, then down, then the order of the catalogue again. */
export function nextOrder(order: TableOrder | null, key: string): TableOrder | null {
  if (order?.key !== key) return { key, isDescending: false };
  return order.isDescending ? null : { key, isDescending: true };
}

const COLLATOR = new Intl.Collator('en', { numeric: true });

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return COLLATOR.compare(String(a), String(b));
}
