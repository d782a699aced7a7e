import type { Feature, SheetData } from 'write-excel-file/universal';
import type { ComparisonSummary } from './comparison-summary.ts';
import { EXPORT_COLUMNS, type ExportRow } from './export-rows.ts';

/** More would take a browser too long, and nobody to the end. */
const MOST_ROWS = 20_000;
/** What a cell of Excel holds. */
const LONGEST_TEXT = 32_767;

/** A workbook of two sheets: the figures, and the changes as a table that can be filtered. */
export async function writeXlsx(
  summary: ComparisonSummary,
  rows: readonly ExportRow[],
): Promise<Blob> {
  // A part of the app that few need.
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const shown = rows.slice(0, MOST_ROWS);
  const header = EXPORT_COLUMNS.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  return writeExcelFile(
    [
      { sheet: 'Summary', data: summarySheet(summary, rows.length), columns: SUMMARY_COLUMNS },
      {
        sheet: 'Changes',
        data: [header, ...shown.map((row) => row.map(cell))],
        columns: EXPORT_COLUMNS.map(({ width }) => ({ width })),
        stickyRowsCount: 1,
      },
    ],
    { features: [tableOn(2, shown.length)] },
  ).toBlob();
}

const SUMMARY_COLUMNS = [{ width: 36 }, { width: 40 }];

function summarySheet({ from, to, lines }: ComparisonSummary, rowCount: number): SheetData {
  const cut = `Only the first ${MOST_ROWS} of ${rowCount} rows are in this file. Narrow the filter, or choose CSV.`;
  return [
    [{ value: 'Comparison', fontWeight: 'bold' }],
    ['From', cell(from)],
    ['To', cell(to)],
    ...(rowCount > MOST_ROWS ? [[{ value: cut, fontWeight: 'bold' as const }]] : []),
    [],
    ...lines.map(([name, value]) => [cell(name), Number(value)]),
  ];
}

/** Always a text, never a formula. XML has no words for most control characters. */
function cell(text: string): { value: string; type: StringConstructor } | null {
  // eslint-disable-next-line no-control-regex -- these are what is left out
  const value = text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
  return value === '' ? null : { value: value.slice(0, LONGEST_TEXT), type: String };
}

/** The library writes sheets only; a table is one more part of the file, and two references to it. */
function tableOn(sheet: number, rowCount: number): Feature<Blob> {
  const isTable = ({ sheetId }: { sheetId: string | number }): boolean => Number(sheetId) === sheet;
  return {
    files: {
      transform: {
        '[Content_Types].xml': {
          insert: () =>
            '<Override PartName="/xl/tables/table1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/>',
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert: (_options, place) =>
            isTable(place)
              ? '<Relationship Id="rId-table-1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/>'
              : undefined,
        },
        'xl/worksheets/sheet{id}.xml': {
          insert: (_options, place) =>
            isTable(place)
              ? '<tableParts count="1"><tablePart r:id="rId-table-1"/></tableParts>'
              : undefined,
        },
      },
      write: { files: () => ({ 'xl/tables/table1.xml': tableXml(rowCount) }) },
    },
  };
}

/** A table has at least one row, even if it is empty. */
function tableXml(rowCount: number): string {
  const lastColumn = String.fromCharCode('A'.charCodeAt(0) + EXPORT_COLUMNS.length - 1);
  const range = `A1:${lastColumn}${Math.max(rowCount, 1) + 1}`;
  const columns = EXPORT_COLUMNS.map(
    ({ title }, index) => `<tableColumn id="${index + 1}" name="${title}"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="Changes" displayName="Changes" ref="${range}" totalsRowShown="0">`,
    `<autoFilter ref="${range}"/>`,
    `<tableColumns count="${columns.length}">${columns.join('')}</tableColumns>`,
    '<tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/>',
    '</table>',
  ].join('');
}
