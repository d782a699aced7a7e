/** One table as text after RFC 4180, for spreadsheets: with a byte order mark, or they take UTF-8 for something else. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(writeCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/**
 * The rows of a table after RFC 4180, separated by the comma, semicolon or tab that its first line has most of. Empty
 * lines are left out; a quote that never closes ends with the text.
 */
export function readCsv(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(plain);
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = new RegExp(
    `("(?:[^"]|"")*(?:"|$)|[^${separator}\\r\\n]*)(${separator}|\\r\\n|\\r|\\n|$)`,
    'gy',
  );
  for (const [match, cell = '', end = ''] of plain.matchAll(pattern)) {
    if (match === '' && row.length === 0) break;
    row.push(readCell(cell));
    if (end === separator) continue;
    if (row.some((each) => each !== '')) rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}

/** A cell that begins like a formula would be run by a spreadsheet. */
function writeCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function readCell(cell: string): string {
  if (!cell.startsWith('"')) return cell.replace(/^'(?=[=+\-@])/, '').trim();
  const inner = cell.endsWith('"') && cell.length > 1 ? cell.slice(1, -1) : cell.slice(1);
  return inner.replaceAll('""', '"').replace(/^'(?=[=+\-@\t\r])/, '');
}

function separatorOf(text: string): string {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const counts = [',', ';', '\t'].map((each) => ({ each, count: firstLine.split(each).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.each ?? ',';
}
