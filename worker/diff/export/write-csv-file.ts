import { writeCsv } from '../../tables/csv.ts';
import { EXPORT_COLUMNS, type ExportRow } from './export-rows.ts';

/** As a table for spreadsheets. */
export function writeCsvFile(rows: readonly ExportRow[]): Blob {
  const text = writeCsv([EXPORT_COLUMNS.map(({ title }) => title), ...rows]);
  return new Blob([text], { type: 'text/csv;charset=utf-8' });
}
