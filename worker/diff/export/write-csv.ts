import { EXPORT_COLUMNS, type ExportRow } from './export-rows.ts';

/** RFC 4180, with the mark that tells spreadsheets that it is UTF-8. */
export function writeCsv(rows: readonly ExportRow[]): Blob {
  const lines = [EXPORT_COLUMNS.map(({ title }) => title), ...rows].map(
    (row) => `${row.map(cell).join(',')}\r\n`,
  );
  return new Blob([BYTE_ORDER_MARK, ...lines], { type: 'text/csv;charset=utf-8' });
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A spreadsheet runs what begins like a formula; names and labels come from strangers. One that separates by semicolons,
 * as German ones do, begins a cell in the middle of ours, quoted or not.
 */
function cell(text: string): string {
  const harmless = text.replaceAll(/(?:^|(?<=[;\t]))(?=[=+\-@])|^(?=[\t\r\n])/g, "'");
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
