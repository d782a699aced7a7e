import { writeCsv } from '../../tables/csv.ts';
import { EXPORT_COLUMNS, type ExportRow } from './export-rows.ts';

/** As a table for spreadsheets. */
export function writeCsvFile(rows: readonly ExportRow[]): Blob {
  const titles = EXPORT_COLUMNS.map(({ title }) => title);
  return new Blob([writeCsv([titles, ...rows])], { type: 'text/csv;charset=utf-8' });
}
