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
  for (let at = 0; at < plain.length || row.length > 0;) {
    const end = endOfCell(plain, at, separator);
    row.push(readCell(plain.slice(at, end)));
    // Of \r\n each ends a line; the second one is empty.
    at = end + 1;
    if (plain[end] === separator) continue;
    if (row.some((each) => each !== '')) rows.push(row);
    row = [];
  }
  return rows;
}

/** By hand: a regular expression runs out of room on a cell of some megabytes. */
function endOfCell(text: string, start: number, separator: string): number {
  let end = text[start] === '"' ? endOfQuoted(text, start) : start;
  // What goes on after its closing quote only looked like a quoted one.
  if (!isEndOfCell(text[end], separator)) end = start;
  while (!isEndOfCell(text[end], separator)) end += 1;
  return end;
}

/** Behind the closing quote; two of them are one that belongs to the cell. */
function endOfQuoted(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at + 1;
}

function isEndOfCell(letter: string | undefined, separator: string): boolean {
  return letter === undefined || letter === separator || letter === '\r' || letter === '\n';
}

/**
 * A spreadsheet would run a cell that begins like a formula. One that separates by semicolons, as German ones do, begins
 * cells and rows in the middle of ours, quoted or not: there it would, too.
 */
function writeCell(text: string): string {
  const harmless = text.replaceAll(FORMULA, "'$&").replace(/^[\t\r\n]/, "'$&");
  return /[",;\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function readCell(cell: string): string {
  if (!cell.startsWith('"')) return cell.replaceAll(GUARD, '').trim();
  const inner = cell.endsWith('"') ? cell.slice(1, -1) : cell.slice(1);
  return inner
    .replaceAll('""', '"')
    .replaceAll(GUARD, '')
    .replace(/^'(?=[\t\r\n])/, '');
}

/** What begins a formula, with the apostrophes that keep it from it; the wide forms do in East Asian spreadsheets. */
const FORMULA = /(?<=^|[;\t\r\n])'*[=+\-@＝＋－＠]/g;
const GUARD = /(?<=^|[;\t\r\n])'(?='*[=+\-@＝＋－＠])/g;

function separatorOf(text: string): string {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const counts = [',', ';', '\t'].map((each) => ({ each, count: firstLine.split(each).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.each ?? ',';
}
