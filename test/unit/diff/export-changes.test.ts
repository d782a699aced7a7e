import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { ExportFormat, SchemaChange } from '#contract/comparison.ts';
import { exportChanges } from '../../../worker/diff/export/export-changes.ts';
import { readZip } from './read-zip.ts';

const change = (facts: Partial<SchemaChange>): SchemaChange => ({
  kind: 'property',
  type: 'removed',
  owner: 'CustomersV3',
  name: 'Fax',
  label: 'Fax number',
  origin: 'microsoft',
  severity: 'breaking',
  reason: 'Requests and files that name the field fail.',
  facts: [],
  ...facts,
});

const CHANGES: readonly SchemaChange[] = [
  change({}),
  change({
    type: 'changed',
    name: 'Name',
    label: null,
    facts: [
      { fact: 'mandatory', before: 'no', after: 'yes', severity: 'breaking', reason: 'Why 1.' },
      { fact: 'label', before: '=1+1', after: 'a|b "c",\nd', severity: 'safe', reason: 'Why 2.' },
    ],
  }),
  change({ kind: 'enumeration_member', owner: '@home', name: '-1', type: 'added', label: '' }),
  change({ kind: 'entity', owner: null, name: 'Faxes', label: null, severity: 'risky' }),
];

const file = (format: ExportFormat, changes = CHANGES) =>
  exportChanges(changes, { format, names: ['UAT', 'PROD: 10.0.45'] });

/** `Blob.text` would swallow the mark at its beginning. */
async function textOf(blob: Blob): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer());
}

describe('as CSV', () => {
  test('there is a line for each fact, and nothing that a spreadsheet would run', async () => {
    const { name, blob } = await file('csv');
    expect(name).toBe('Changes from UAT to PROD 10.0.45.csv');
    expect(await textOf(blob)).toBe(
      '\uFEFF' +
        [
          'Severity,Change,Kind,Entity or enumeration,Name,Label,What,Before,After,Reason,Origin',
          'breaking,removed,property,CustomersV3,Fax,Fax number,,,,Requests and files that name the field fail.,microsoft',
          'breaking,changed,property,CustomersV3,Name,,mandatory,no,yes,Why 1.,microsoft',
          `safe,changed,property,CustomersV3,Name,,label,'=1+1,"a|b ""c"",\nd",Why 2.,microsoft`,
          `breaking,added,enumeration member,'@home,'-1,,,,,Requests and files that name the field fail.,microsoft`,
          'risky,removed,entity,,Faxes,,,,,Requests and files that name the field fail.,microsoft',
          '',
        ].join('\r\n'),
    );
  });

  test.each(['=A1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
    '%o is a text',
    async (name) => {
      const text = await textOf((await file('csv', [change({ name })])).blob);
      expect(text).toMatch(/,"?'[=+\-@\t\r\n]/);
    },
  );

  test('a semicolon begins no formula, where it separates', async () => {
    const name = 'a;=1+1;b-c';
    const text = await textOf((await file('csv', [change({ name })])).blob);
    expect(text).toContain(`,"a;'=1+1;b-c",`);
  });
});

test('a file is named after both sides, without what a file system minds', async () => {
  const nameOf = async (from: string, to: string) =>
    (await exportChanges([], { format: 'csv', names: [from, to] })).name;
  expect(await nameOf('C:\\UAT/..', '***')).toBe('Changes from C UAT to.csv');
  expect(await nameOf('<UAT>', '"PROD"')).toBe('Changes from UAT to PROD.csv');
  expect(await nameOf('x'.repeat(60), 'B')).toBe(`Changes from ${'x'.repeat(40)} to B.csv`);
});

describe('as Markdown', () => {
  test('there is one table whose cells nothing breaks', async () => {
    const { name, blob } = await file('markdown');
    expect(name).toBe('Changes from UAT to PROD 10.0.45.md');
    const lines = (await textOf(blob)).split('\n');
    expect(lines.slice(0, 11)).toEqual([
      '# From UAT to PROD: 10.0.45',
      '',
      '- changes: 4',
      '- breaking: 3',
      '- risky: 1',
      '- safe: 0',
      '- entity, removed: 1',
      '- property, removed: 1',
      '- property, changed: 1',
      '- enumeration member, added: 1',
      '',
    ]);
    const table = lines.filter((line) => line.startsWith('|'));
    expect(table).toHaveLength(2 + 5);
    for (const line of table) expect(line.split(/(?<!\\)\|/)).toHaveLength(11 + 2);
    expect(table[4]).toContain('| a\\|b "c", d |');
  });

  test('no name becomes markup', async () => {
    const name = '<img src=x> [a](b) `c` *d* _e_';
    const text = await textOf((await file('markdown', [change({ name })])).blob);
    expect(text).toContain('\\<img src=x\\> \\[a\\](b) \\`c\\` \\*d\\* \\_e\\_');
  });

  test('no name becomes a link by itself, as GitHub makes them', async () => {
    const name = 'https://evil.example WWW.evil.example ftp://e.example a@evil.example';
    const label = '@SYS1';
    const text = await textOf((await file('markdown', [change({ name, label })])).blob);
    expect(text).toContain(
      'https\\://evil.example WWW\\.evil.example ftp\\://e.example a\\@evil.example | @SYS1',
    );
  });

  test('a text of spaces and line ends is one line, written in one pass', async () => {
    const label = `a \r\n\n b${' '.repeat(200_000)}c`;
    const text = await textOf((await file('markdown', [change({ label })])).blob);
    expect(text).toContain(`| a b${' '.repeat(200_000)}c |`);
  });
});

describe('as an Excel workbook', () => {
  const open = async (changes: readonly SchemaChange[] = CHANGES) =>
    readZip(new Uint8Array(await (await file('xlsx', changes)).blob.arrayBuffer()));

  test('every part of it is well-formed, and no cell holds more than Excel takes', async () => {
    const strange = change({ name: '<&"\u0000\u0008\uFFFE>', label: 'x'.repeat(40_000) });
    const parts = await open([...CHANGES, strange]);
    expect(sheetRows(parts, 2).at(-1)?.slice(4, 6)).toEqual(['<&">', 'x'.repeat(32_767)]);
    for (const [path, xml] of parts) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${path}: ${error.message}`);
      });
      parser.write(xml).close();
    }
  });

  test('the changes are a table with a filter, below a header that stays', async () => {
    const parts = await open();
    const table = parts.get('xl/tables/table1.xml') ?? '';
    expect(table).toContain('ref="A1:K6"');
    expect(table).toContain('<autoFilter ref="A1:K6"/>');
    const columns = [...table.matchAll(/<tableColumn id="(\d+)" name="([^"]*)"/g)];
    const rows = sheetRows(parts, 2);
    // Excel calls a table broken whose columns are not named as its header.
    expect(columns.map(([, , title]) => title)).toEqual(rows[0]);
    expect(columns.map(([, id]) => Number(id))).toEqual(columns.map((_, index) => index + 1));
    expect(parts.get('xl/worksheets/sheet2.xml')).toMatch(
      /<tableParts count="1"><tablePart r:id="rId-table-1"\/><\/tableParts><\/worksheet>$/,
    );
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain('state="frozen"');
    expect(parts.get('xl/worksheets/_rels/sheet2.xml.rels')).toContain('Id="rId-table-1"');
    expect(parts.get('xl/worksheets/sheet1.xml')).not.toContain('tableParts');
    expect(parts.get('xl/worksheets/_rels/sheet1.xml.rels')).not.toContain('rId-table-1');
    expect(parts.get('[Content_Types].xml')).toContain('/xl/tables/table1.xml');
  });

  test('what was told is in its cells, as text', async () => {
    const parts = await open();
    const rows = sheetRows(parts, 2);
    expect(rows).toHaveLength(1 + 5);
    expect(rows[3]).toEqual([
      'safe',
      'changed',
      'property',
      'CustomersV3',
      'Name',
      '',
      'label',
      '=1+1',
      'a|b "c",\nd',
      'Why 2.',
      'microsoft',
    ]);
    expect(parts.get('xl/worksheets/sheet2.xml')).not.toContain('<f>');
  });

  test('the first sheet sums up', async () => {
    const rows = sheetRows(await open(), 1);
    expect(rows).toContainEqual(['From', 'UAT']);
    expect(rows).toContainEqual(['To', 'PROD: 10.0.45']);
    expect(rows).toContainEqual(['breaking', '3']);
    expect(rows).toContainEqual(['property, changed', '1']);
    expect(rows.flat().join()).not.toContain('Only the first');
  });

  test('more than 20,000 rows are cut, and the first sheet says so', async () => {
    const parts = await open(
      Array.from({ length: 20_001 }, (_, index) => change({ name: `F${index}` })),
    );
    expect(sheetRows(parts, 1).flat()).toContain(
      'Only the first 20000 of 20001 rows are in this file. Narrow the filter, or choose CSV.',
    );
    expect(parts.get('xl/tables/table1.xml')).toContain('ref="A1:K20001"');
    expect(parts.get('xl/worksheets/sheet2.xml')?.match(/<row /g)).toHaveLength(20_001);
  });

  test('a comparison without changes is a table of one empty row', async () => {
    const parts = await open([]);
    expect(parts.get('xl/tables/table1.xml')).toContain('ref="A1:K2"');
  });
});

/** The texts of the cells of a sheet, row by row, to the last cell that is there. */
function sheetRows(parts: ReadonlyMap<string, string>, sheet: number): readonly string[][] {
  const shared = [
    ...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/g),
  ].map(([, text = '']) => unescaped(text));
  const xml = parts.get(`xl/worksheets/sheet${sheet}.xml`) ?? '';
  return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
    const cells: string[] = [];
    for (const [, letter = 'A', rest = '', value = ''] of row.matchAll(
      /<c r="([A-Z])\d+"([^>]*?)(?:\/>|>(?:<v>([^<]*)<\/v>)?<\/c>)/g,
    )) {
      const text = rest.includes('t="s"') ? (shared[Number(value)] ?? '') : value;
      while (cells.length < letter.charCodeAt(0) - 65) cells.push('');
      cells.push(text);
    }
    return cells;
  });
}

function unescaped(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    apos: "'",
  };
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => marks[name] ?? whole);
}
