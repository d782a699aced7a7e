import { writeCsv } from '../../tables/csv.ts';
import { EXPORT_COLUMNS, type ExportRow } from './export-rows.ts';

/** As a table for spreadsheets. */
export function writeCsvFile(rows: readonly ExportRow[]): Blob {
  const titles = EXPORT_COLUMNS.map(({ title }) => title);
  const text = writeCsv([titles, ...rows.map((row) => row.map(guardInside))]);
  return new Blob([text], { type: 'text/csv;charset=utf-8' });
}

/**
 * Names and labels come from strangers, and a spreadsheet that separates by semicolons, as German ones do, begins a cell
 * in the middle of ours, quoted or not: a formula may begin there too.
 */
function guardInside(text: string): string {
  return text.replaceAll(/(?<=[;\t])(?=[=+\-@])/g, "'");
}
