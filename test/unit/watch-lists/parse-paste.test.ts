import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseODataUrl } from '../../../worker/watch-lists/parse-odata-url.ts';
import { parsePaste } from '../../../worker/watch-lists/parse-paste.ts';

const HOST = 'https://contoso-uat.sandbox.operations.dynamics.com';

/** `select A`, `filter Nav/A`: what stands where, in the order of the address. */
function namesOf(text: string): readonly string[] {
  const use = parseODataUrl(text);
  return (use?.names ?? []).map(({ via, name, place }) => `${place} ${[...via, name].join('/')}`);
}

function membersOf(text: string): readonly string[] {
  return (parseODataUrl(text)?.members ?? []).map(
    ({ enumeration, member }) => `${enumeration}.${member}`,
  );
}

test('the example of every description of an interface is read in full', () => {
  const use = parseODataUrl(
    "/data/CustomersV3?$select=A,B&$filter=C eq 'x'&$expand=Nav($select=D)&cross-company=true",
  );
  expect(use).toMatchObject({ entitySetName: 'CustomersV3', wholes: [], members: [], unread: [] });
  expect(use?.names).toEqual([
    { via: [], name: 'A', place: 'select' },
    { via: [], name: 'B', place: 'select' },
    { via: [], name: 'C', place: 'filter' },
    { via: [], name: 'Nav', place: 'expand' },
    { via: ['Nav'], name: 'D', place: 'select' },
  ]);
});

test.each([
  `${HOST}/data/CustomersV3?$select=A`,
  '/data/CustomersV3?$select=A',
  'data/CustomersV3?$select=A',
  '/CustomersV3?$select=A',
  'CustomersV3?$select=A',
  'https://ax.contoso.local/namespaces/AXSF/Data/CustomersV3/?$select=A',
  '/data/CustomersV3?%24select=A',
  '/data/CustomersV3?$SELECT=A#top',
  ' /data/CustomersV3?$select=+A+ ',
])('%s is the same address, whole or only its path, escaped or not', (text) => {
  expect(parseODataUrl(text)).toMatchObject({ entitySetName: 'CustomersV3' });
  expect(namesOf(text)).toEqual(['select A']);
  expect(parsePaste(text).kind).toBe('odata_url');
});

test.each([
  '',
  '   ',
  '?',
  '/data/',
  '/data/$metadata',
  '/data/$batch',
  `${HOST}/?cmp=usmf&mi=CustTableListPage`,
  `${HOST}/data`,
  `${HOST}/CustomersV3?$select=A`,
  'https://',
  '/data/not an entity?$select=A',
])('%o names no entity', (text) => {
  expect(parseODataUrl(text)).toBeNull();
});

test('the keys of a record are used, their values are not', () => {
  const text = "/data/CustomersV3(dataAreaId='us/mf',CustomerAccount='A=1,B=2?c&d')?$select=Name";
  expect(namesOf(text)).toEqual(['key dataAreaId', 'key CustomerAccount', 'select Name']);
  expect(namesOf("/data/Lines(Id = 5, Item='A')?$select=Qty")).toEqual([
    'key Id',
    'key Item',
    'select Qty',
  ]);
  expect(namesOf("/data/CustomersV3('1')/Orders(Id='2')?$select=Qty")).toEqual([
    'path Orders',
    'key Orders/Id',
    'select Orders/Qty',
  ]);
  expect(namesOf("/data/Currencies('EUR')?$select=Name")).toEqual(['select Name']);
  expect(namesOf('/data/Lines(5637144576)?$select=Name')).toEqual(['select Name']);
});

test('what follows a record is a relation, an action or a field, and the rest is about that', () => {
  expect(
    namesOf("/data/CustomersV3('1')/Orders('2')/Lines?$select=Qty, Unit&$orderby=Line desc"),
  ).toEqual([
    'path Orders',
    'path Orders/Lines',
    'select Orders/Lines/Qty',
    'select Orders/Lines/Unit',
    'orderby Orders/Lines/Line',
  ]);
  expect(namesOf("/data/Vendors('1')/Microsoft.Dynamics.DataEntities.block()")).toEqual([
    'path block',
  ]);
  expect(namesOf('/data/CustomersV3/$count?$filter=Name eq null')).toEqual(['filter Name']);
});

test.each([
  [
    "CreditLimit gt 5 and (Name eq 'and or eq' or not contains(Alias,'x'))",
    'CreditLimit Name Alias',
  ],
  ["startswith(tolower(Name),'it''s') eq true", 'Name'],
  [
    'ModifiedOn ge 2020-01-01T00:00:00+01:00 and Id ne 0b6b1f2e-9f3c-4c8e-8a55-5c2f1d1a0b11',
    'ModifiedOn Id',
  ],
  ["Amount add 5.5 gt -3e10 and Code in ('A','B')", 'Amount Code'],
  ["Party/Country/Code eq 'DE'", 'Party/Country/Code'],
  ["Party/Contoso.Person/Code eq 'DE'", 'Party/Code'],
  ['Lines/any(l:l/Qty gt 5 and l/Item/all(i:i/Size eq 1))', 'Lines/Qty Lines/Item/Size'],
  ['$it/Name eq @name', 'Name'],
  ['Lines/$count gt 2', 'Lines'],
  ['isof(Edm.String) or year(Date) eq 2020', 'Date'],
  ["datetime'2020-01-01' lt Old", 'Old'],
  ['Größe gt 1', 'Größe'],
])('%s uses only its fields', (filter, fields) => {
  const expected = fields.split(' ').map((field) => `filter ${field}`);
  for (const text of [filter, encodeURIComponent(filter), filter.replaceAll(' ', '+')]) {
    if (text !== filter && filter.includes('+')) continue;
    const use = parseODataUrl(`/data/E?$select=&$filter=${text}`);
    expect(namesOf(`/data/E?$select=&$filter=${text}`)).toEqual(expected);
    expect(use?.unread).toEqual([]);
  }
});

test('values of enumerations are used by their names', () => {
  const noYes = "Microsoft.Dynamics.DataEntities.NoYes'Yes'";
  expect(membersOf(`/data/E?$filter=Blocked eq ${noYes}`)).toEqual(['NoYes.Yes']);
  expect(membersOf(`/data/E?$filter=Blocked eq ${encodeURIComponent(noYes)}`)).toEqual([
    'NoYes.Yes',
  ]);
  expect(membersOf(`/data/E(dataAreaId='usmf',Kind=${noYes})`)).toEqual(['NoYes.Yes']);
  expect(membersOf(`/data/E(${noYes})`)).toEqual(['NoYes.Yes']);
  expect(membersOf("/data/E?$filter=Flags has Sales.Pattern'Red, Blue'")).toEqual([
    'Pattern.Red',
    'Pattern.Blue',
  ]);
  expect(membersOf(`/data/E?$filter=Blocked eq @b&@b=${noYes}`)).toEqual(['NoYes.Yes']);
  const literals =
    "Edm.Duration'PT1H' lt Time and datetime'2020-01-01' lt Date and X.'Red' eq X.Color''";
  expect(membersOf(`/data/E?$filter=${literals}`)).toEqual([]);
});

test('a string is never taken for what it looks like', () => {
  const text = "/data/E?$select=A&$filter=Name eq 'x & $select=Secret ( / ? # it''s'&$top=5";
  expect(namesOf(text)).toEqual(['select A', 'filter Name']);
  expect(parseODataUrl(text)?.unread).toEqual([]);
});

test('without a selection everything is read, in what is expanded too', () => {
  expect(parseODataUrl('/data/CustomersV3')?.wholes).toEqual([[]]);
  expect(parsePaste('data/CustomersV3')).toMatchObject({ uses: [{ wholes: [[]] }] });
  expect(parseODataUrl('/data/CustomersV3?$select=*,A')?.wholes).toEqual([[]]);
  expect(parseODataUrl('/data/CustomersV3?$select=A&$expand=Nav')?.wholes).toEqual([['Nav']]);
  expect(parseODataUrl('/data/CustomersV3?$expand=Nav($select=A)&$select=B')?.wholes).toEqual([]);
  expect(parseODataUrl('/data/CustomersV3?$expand=Nav&$select=B,Nav/A')?.wholes).toEqual([]);
  for (const text of ['/data/CustomersV3/$count', '/data/CustomersV3?$select&$expand=Nav/$ref']) {
    expect(parseODataUrl(text)).toMatchObject({ wholes: [], unread: [] });
  }
});

test('an expansion within an expansion is read on its own entity', () => {
  const text =
    "/data/E?$select=A&$expand=N($select=B,B2;$filter=C eq ')a;$select=X';$expand=M($select=D;$filter=E gt 1)),O/P($select=Q)";
  expect(namesOf(text)).toEqual([
    'select A',
    'expand N',
    'select N/B',
    'select N/B2',
    'filter N/C',
    'expand N/M',
    'select N/M/D',
    'filter N/M/E',
    'expand O/P',
    'select O/P/Q',
  ]);
});

test('what cannot be read is told, and the rest is read all the same', () => {
  const use = parseODataUrl('/data/E?$select=A,B C,D&$apply=groupby((A))&$filter=A § 5&$skip=3');
  expect(use?.names.map(({ name }) => name)).toEqual(['A', 'D', 'A']);
  expect(use?.unread).toEqual([
    { text: 'B C', problem: 'is no name' },
    { text: '$apply=groupby((A))', problem: 'is not read' },
    { text: '§', problem: 'is not read in $filter' },
  ]);
  const path = parseODataUrl('/data/E/B-C/Lines?$select=A');
  expect(path?.names.map(({ name }) => name)).toEqual(['Lines', 'A']);
  expect(path?.unread).toEqual([{ text: 'B-C', problem: 'is no name' }]);
  const way = parseODataUrl(`/data/E?$select=$it,${'x-'.repeat(1000)}`);
  expect(way?.names).toEqual([]);
  expect(way?.unread).toEqual([
    { text: '$it', problem: 'is no name' },
    { text: `${'x-'.repeat(60)}…`, problem: 'is no name' },
  ]);
});

test('an address that was cut off is read up to there', () => {
  expect(namesOf("/data/E?$select=A&$filter=B eq 'unfinis")).toEqual(['select A', 'filter B']);
  expect(namesOf('/data/E?$select=A&$expand=N($select=B')).toEqual(['select A']);
  expect(namesOf('/data/E?$select=A%2')).toEqual([]);
});

test('several addresses may be pasted, wrapped as they stand in scripts and mails', () => {
  const text = `
    GET "${HOST}/data/CustomersV3?$select=A",
    <${HOST}/data/VendorsV2?$select=B,
      C&$top=1>
    /data/$metadata
  `;
  const paste = parsePaste(text);
  expect(paste).toMatchObject({
    kind: 'odata_url',
    uses: [
      { entitySetName: 'CustomersV3', names: [{ name: 'A' }] },
      { entitySetName: 'VendorsV2', names: [{ name: 'B' }, { name: 'C' }] },
    ],
    unread: [{ text: '/data/$metadata', problem: 'names no entity' }],
  });
});

test.each([
  ['dataAreaId,CustomerAccount', ['dataAreaId', 'CustomerAccount']],
  ['A;B;C, D\n1;2;3', ['A', 'B', 'C, D']],
  ['A\tB C\tD\r\n1\t2\t3', ['A', 'B C', 'D']],
  ['\uFEFF"A","B ""b""","C,\nc"\n1,2,3', ['A', 'B "b"', 'C, c']],
  ['sep=;\nA,x;B', ['A,x', 'B']],
  ['A, ,B,', ['A', 'B']],
  [' A ;" B "', ['A', 'B']],
  ['A"x,B', ['A"x', 'B']],
  ['"A,B', ['"A', 'B']],
  ['CustomerAccount', ['CustomerAccount']],
  ['', []],
  [',;\t', []],
  ['Text\n?a=1', ['Text']],
])('%o is the header of a file', (text, columns) => {
  expect(parsePaste(text)).toEqual({ kind: 'csv_header', columns });
});

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/);
// What is a name to people may be a word of the language.
const field = name.filter(
  (text) =>
    !/^(eq|ne|gt|ge|lt|le|and|or|not|in|has|add|sub|mul|div|divby|mod|true|false|null|asc|desc|NaN|INF)$/.test(
      text,
    ),
);
const value = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.toWellFormed());

test('whatever is selected and filtered is found again, whatever it is compared with', () => {
  const query = fc.record({
    set: name,
    selected: fc.array(field, { minLength: 1, maxLength: 8 }),
    filtered: fc.array(fc.tuple(field, value), { maxLength: 5 }),
  });
  fc.assert(
    fc.property(query, ({ set, selected, filtered }) => {
      const filter = filtered
        .map(([left, text]) => `${left} eq '${text.replaceAll("'", "''")}'`)
        .join(' and ');
      const text = `/data/${set}?$select=${selected.join(',')}&$filter=${encodeURIComponent(filter)}`;
      expect(namesOf(text)).toEqual([
        ...selected.map((each) => `select ${each}`),
        ...filtered.map(([each]) => `filter ${each}`),
      ]);
      expect(parseODataUrl(text)?.unread).toEqual([]);
    }),
  );
});

test('columns come back as they were, by whatever separator and however quoted', () => {
  const column = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => text.replace(/\s+/g, ' ').trim())
    // What begins with a slash is an address.
    .filter((text) => /^[^/].*[a-z]|^[a-z]/.test(text) && !text.includes('\uFEFF'));
  const separator = fc.constantFrom(',', ';', '\t', '|');
  fc.assert(
    fc.property(
      fc.array(column, { minLength: 2, maxLength: 10 }),
      separator,
      (columns, between) => {
        // The separator itself is the one that cuts most; all others must not outnumber it.
        const quiet = columns.map((each) => each.replace(/[,;|]/g, '.'));
        const text = quiet.map((each) => `"${each.replaceAll('"', '""')}"`).join(between);
        expect(parsePaste(text)).toEqual({ kind: 'csv_header', columns: quiet });
      },
    ),
  );
});

const HOSTILE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300, unit: fc.constantFrom(...`/data?$=&,;()'"%27#.:*- \n\teqAB`) }),
  fc
    .array(
      fc.constantFrom(
        '/data/',
        'A(',
        "'",
        '$expand=',
        '$filter=',
        '(',
        ')',
        ',',
        '%',
        ';',
        '&',
        '?',
        '\n',
        'any(x:',
      ),
    )
    .map((parts) => parts.join('')),
);

test('no text whatever makes the reader fail', () => {
  fc.assert(
    fc.property(HOSTILE, (text) => {
      for (const each of [text, `/data/A?${text}`, `/data/A?$filter=${text}&$expand=${text}`]) {
        const paste = parsePaste(each);
        if (paste.kind === 'odata_url') {
          for (const { names } of paste.uses)
            for (const used of names) expect(used.name).not.toBe('');
        }
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['nested expansions', `/data/A?$expand=${'N($expand='.repeat(20_000)}${')'.repeat(20_000)}`],
  ['parentheses', `/data/A?$filter=${'('.repeat(90_000)}`],
  ['quotes', `/data/A?$filter=${"'".repeat(90_001)}`],
  ['separators', `/data/A?${'&'.repeat(90_000)}`],
  ['separators after a bare name', `A?${'&'.repeat(90_000)}`],
  ['keys after a bare name', `A(${'='.repeat(45_000)}(`],
  ['a path', `/data/A?$filter=${'N/'.repeat(45_000)}`],
  [
    'selections and expansions',
    `/data/A?$select=${'A,'.repeat(25_000)}&$expand=${'N,'.repeat(24_000)}`,
  ],
  ['spaces', `/data/A?$filter=A${' '.repeat(90_000)}`],
  ['columns', 'A,'.repeat(50_000)],
  ['quoted columns', '"'.repeat(99_999)],
  ['lines', '/data/A\n'.repeat(12_000)],
  ['a wrapped address', `/data/A?$filter=\n${'a\n'.repeat(45_000)}`],
])('a hostile text of %s ends like any other', (_, text) => {
  expect(() => parsePaste(text)).not.toThrow();
});

test.each([
  ['a way without end', `/data/CustomersV3${'/Relation'.repeat(11_000)}`],
  ['a selected way without end', `/data/CustomersV3?$select=${'Relation/'.repeat(11_000)}Name`],
  [
    'a filtered way without end',
    `/data/CustomersV3?$filter=${'Relation/'.repeat(11_000)}Name eq 1`,
  ],
])('%s is read to a reasonable depth', (_, text) => {
  const paste = parsePaste(text);
  if (paste.kind !== 'odata_url') throw new Error(paste.kind);
  const [use] = paste.uses;
  expect(Math.max(0, ...(use?.names ?? []).map(({ via }) => via.length))).toBeLessThan(11);
  expect(use?.unread.map(({ problem }) => problem)).toEqual(['is nested too deeply']);
});

test('nothing but spaces, and an address on very many lines, are read in one pass', () => {
  expect(parsePaste(`GET /data/CustomersV3${' '.repeat(90_000)}x`).kind).toBe('odata_url');
  const lines = `CustomersV3?${'x&'.repeat(25_000)}$select=A\n${',B\n'.repeat(16_000)}`;
  const paste = parsePaste(lines);
  expect(paste.kind === 'odata_url' && paste.uses.length).toBe(1);
});
