import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv, writeCsv } from '../../../worker/tables/csv.ts';

describe('tables as text', () => {
  test('what is written is read again, whatever the cells hold', () => {
    const cell = fc
      .oneof(
        fc.string(),
        fc.constantFrom('a"b', '=1+1', "'=1", 'a;=b', "a;''+b", 'x\r\n-y', '@SYS1', 'tab\t@here'),
      )
      .map((text) => text.replaceAll('\uFEFF', '').trim());
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const all = [['one', 'two', 'three'], ...rows];
        expect(readCsv(writeCsv(all))).toEqual(
          all.filter((each) => each.some((text) => text !== '')),
        );
      }),
    );
  });

  test('a cell that begins like a formula is written as text', () => {
    expect(writeCsv([['=HYPERLINK("http://x")', '-1', '+1', '@a']])).toBe(
      `\uFEFF"'=HYPERLINK(""http://x"")",'-1,'+1,'@a\r\n`,
    );
  });

  test('no formula begins in a cell, wherever another spreadsheet separates', () => {
    const cells = ['x;=A1', 'x\t+1', 'x\n-1', 'x\r\n@a', 'x;＝A1', "x;'=A1", '＝A1'];
    expect(writeCsv([['a', ...cells]])).toBe(
      `\uFEFFa,"x;'=A1","x\t'+1","x\n'-1","x\r\n'@a","x;'＝A1","x;''=A1",'＝A1\r\n`,
    );
  });

  test('semicolons and tabs separate where the first line says so', () => {
    expect(readCsv('a;b\n1;2,5\n')).toEqual([
      ['a', 'b'],
      ['1', '2,5'],
    ]);
    expect(readCsv('a\tb\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('a cell may be as large as a file, however many quotes it holds', () => {
    expect(readCsv(`a\n"${'""'.repeat(9_000_000)}"`)[1]?.[0]).toHaveLength(9_000_000);
  });

  test('what goes on after a closing quote is taken as it is written', () => {
    expect(readCsv('"a"b,c"d",e')).toEqual([['a"b', 'c"d"', 'e']]);
    expect(readCsv('"",""\r\n"a"')).toEqual([['a']]);
  });

  test('any text ends: a quote that never closes, separators alone, nothing', () => {
    expect(readCsv('a,"b\nc')).toEqual([['a', 'b\nc']]);
    expect(readCsv(',,\n,,')).toEqual([]);
    expect(readCsv('')).toEqual([]);
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readCsv(text))));
  });
});
