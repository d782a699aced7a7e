import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseModules } from '../../../worker/versions/parse-modules.ts';
import { aModule, anyLine, moduleLine } from './version-samples.ts';

describe('parse modules', () => {
  test('a line gives its five parts', () => {
    const line =
      'Name: ApplicationCommon | Version: 10.34.2105.34092 | Module: ApplicationCommon | Publisher: Microsoft | DisplayName: Application Common';
    expect(parseModules([line])).toEqual({ modules: [aModule], unreadable: [] });
  });

  test('a display name may hold the separator', () => {
    const { modules } = parseModules([moduleLine({ displayName: 'Adatum | Pipe works' })]);
    expect(modules).toEqual([{ ...aModule, displayName: 'Adatum | Pipe works' }]);
  });

  test('a module without version, publisher or display name is still a module', () => {
    const bare = { version: '', publisher: '', displayName: '' };
    expect(parseModules([moduleLine(bare)]).modules).toEqual([{ ...aModule, ...bare }]);
  });

  test('names may hold spaces and many names may share one module', () => {
    const lines = ['Foundation Upgrade', 'Electronic Reporting Application Suite Integration'].map(
      (name) => moduleLine({ name, moduleId: 'ApplicationSuite' }),
    );
    expect(parseModules(lines).modules.map((module) => module.name)).toEqual([
      'Foundation Upgrade',
      'Electronic Reporting Application Suite Integration',
    ]);
  });

  test.each(['', 'ApplicationSuite 10.0.44', 'Name: A | Version: 1', moduleLine({ name: '' })])(
    'the line %j is kept raw',
    (line) => {
      expect(parseModules([moduleLine(), line])).toEqual({
        modules: [aModule],
        unreadable: [line],
      });
    },
  );

  test('a line that repeats its keys is read in one pass', () => {
    const keys = ['Name', 'Version', 'Module', 'Publisher'];
    const line = keys
      .map((key) => `| ${key}:`.repeat(100_000))
      .join('')
      .slice(2);
    expect(parseModules([line])).toEqual({ modules: [], unreadable: [line] });
    const { modules } = parseModules([`${line}| DisplayName: x`]);
    expect(modules).toMatchObject([{ name: '| Name:'.repeat(99_999).trim(), displayName: 'x' }]);
  });

  test('any five parts are read as they were written, whatever the display name holds', () => {
    const part = fc.stringMatching(/^[^|\s]([^|]{0,10}[^|\s])?$/);
    const parts = fc.record({
      name: part,
      version: fc.oneof(part, fc.constant('')),
      moduleId: part,
      publisher: fc.oneof(part, fc.constant('')),
      displayName: fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim()),
    });
    fc.assert(
      fc.property(parts, (module) => {
        expect(parseModules([moduleLine(module)]).modules).toEqual([module]);
      }),
    );
  });

  test('no line is lost, whatever it is', () => {
    const lines = fc.array(fc.oneof(anyLine, fc.string({ unit: 'grapheme' })), { maxLength: 12 });
    fc.assert(
      fc.property(lines, (all) => {
        const { modules, unreadable } = parseModules(all);
        expect(modules.length + unreadable.length).toBe(all.length);
        expect(unreadable).toEqual(all.filter((line) => unreadable.includes(line)));
      }),
    );
  });

  const sample = process.env['ATLAS_SAMPLE_DIR'];
  test.skipIf(sample === undefined)(
    'every line of the sample is read (needs ATLAS_SAMPLE_DIR)',
    () => {
      const text = readFileSync(join(sample ?? '', 'GetInstalledModules.json'), 'utf8');
      const { value }: { value: string[] } = JSON.parse(text);
      const { modules, unreadable } = parseModules(value);
      expect(modules).toHaveLength(152);
      expect(unreadable).toEqual([]);
    },
  );
});
