import type { ExportedFile, ExportFormat, SchemaChange } from '#contract/comparison.ts';
import { summariseExport } from './comparison-summary.ts';
import { exportRows } from './export-rows.ts';
import { writeCsvFile } from './write-csv-file.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writeXlsx } from './write-xlsx.ts';

/** Changes as a file; `names` are those of the two sides. */
export async function exportChanges(
  changes: readonly SchemaChange[],
  {
    format,
    names,
  }: { readonly format: ExportFormat; readonly names: readonly [from: string, to: string] },
): Promise<ExportedFile> {
  const rows = changes.flatMap(exportRows);
  const summary = summariseExport(names, changes);
  const name = fileName(names);
  switch (format) {
    case 'xlsx':
      return { name: `${name}.xlsx`, blob: await writeXlsx(summary, rows) };
    case 'csv':
      return { name: `${name}.csv`, blob: writeCsvFile(rows) };
    case 'markdown':
      return { name: `${name}.md`, blob: writeMarkdown(summary, rows) };
  }
}

const LONGEST_NAME = 40;

/** What no file system minds. */
function fileName([from, to]: readonly [from: string, to: string]): string {
  const part = (name: string): string =>
    name
      .replaceAll(/[^\p{L}\p{N}.-]+/gu, ' ')
      .trim()
      .slice(0, LONGEST_NAME)
      .replace(/[. ]+$/, '');
  return ['Changes from', part(from), 'to', part(to)].filter((each) => each !== '').join(' ');
}
