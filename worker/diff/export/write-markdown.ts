import type { ComparisonSummary } from './comparison-summary.ts';
import { EXPORT_COLUMNS, type ExportRow } from './export-rows.ts';

/** A heading, the figures, and one table. */
export function writeMarkdown(summary: ComparisonSummary, rows: readonly ExportRow[]): Blob {
  const { from, to, lines } = summary;
  const text = [
    `# From ${cell(from)} to ${cell(to)}`,
    '',
    ...lines.map(([name, value]) => `- ${cell(name)}: ${cell(value)}`),
    '',
    tableLine(EXPORT_COLUMNS.map(({ title }) => title)),
    tableLine(EXPORT_COLUMNS.map(() => '---')),
    ...rows.map((row) => tableLine(row.map(cell))),
    '',
  ].join('\n');
  return new Blob([text], { type: 'text/markdown;charset=utf-8' });
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Text of strangers: it must neither end the cell nor become a link, markup or HTML. */
function cell(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return lines
    .join(' ')
    .replaceAll(/[\\|`*_[\]<>&#~]/g, '\\$&')
    .replaceAll(/:(?=\/\/)|(?<=\bwww)\.|(?<=[\w.+-])@/gi, '\\$&');
}
