const DELIMITERS = [';', '\t', ',', '|'] as const;

/**
 * The names of the columns: the first line of a CSV file, or of cells copied from a spreadsheet. Names may be quoted and
 * hold separators, quotes (doubled) and line breaks. `sep=;`, which Excel understands, is heeded. Never throws.
 */
export function parseCsvHeader(text: string): readonly string[] {
  const { body, named } = readSeparatorLine(text.replace(/^\uFEFF/, '').trimStart());
  const delimiter = named ?? guessDelimiter(body);
  return readRecord(body, delimiter)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => /[\p{L}\p{N}]/u.test(name));
}

function readSeparatorLine(text: string): { readonly body: string; readonly named: string | null } {
  const [line, delimiter = null] = /^"?sep=(.)"?[ \t]*\r?\n/i.exec(text) ?? [''];
  return { body: text.slice(line.length), named: delimiter };
}

/** The one that gives most columns; the first one of those that give the same. */
function guessDelimiter(text: string): string {
  const counts = DELIMITERS.map((each) => readRecord(text, each).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function readRecord(text: string, delimiter: string): readonly string[] {
  const names: string[] = [];
  let at = 0;
  for (;;) {
    const { name, end } = readName(text, at, delimiter);
    names.push(name);
    if (text[end] !== delimiter) return names;
    at = end + 1;
  }
}

interface ReadName {
  readonly name: string;
  /** Where the separator or the end of the line is. */
  readonly end: number;
}

function readName(text: string, start: number, delimiter: string): ReadName {
  const quoted = /[ ]*"((?:[^"]|"")*)"[ ]*/y;
  quoted.lastIndex = start;
  const found = quoted.exec(text);
  if (found !== null) {
    const next = text[quoted.lastIndex];
    if (next === undefined || next === delimiter || next === '\r' || next === '\n') {
      return { name: (found[1] ?? '').replaceAll('""', '"'), end: quoted.lastIndex };
    }
  }
  let end = start;
  while (end < text.length && text[end] !== delimiter && !'\r\n'.includes(text[end] ?? ''))
    end += 1;
  return { name: text.slice(start, end), end };
}
