import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { DataEntity, Enumeration } from '#contract/metadata.ts';
import { inspectFiles } from '../../../worker/metadata-service/files/inspect-files.ts';
import { openFilesService } from '../../../worker/metadata-service/files/open-files-service.ts';
import { anySignal, collect } from './answering-server.ts';
import { wireAnswer, wireDataEntity } from './wire.ts';

const TITLE = '{"format":"fo-atlas-collection","version":1,"host":"uat.example"}\n';
const NAMES = Array.from({ length: 2000 }, (_, at) => `Entity${at}`);
const ENUMERATION = { Name: 'NoYes', LabelId: null, Members: [] };

function section(content: string, value: unknown, shape = 'answer'): string {
  const text = JSON.stringify(value);
  return `${JSON.stringify({ section: content, bytes: Buffer.byteLength(text), shape })}\n${text}\n`;
}

const DATA_ENTITIES = section(
  'data_entities',
  wireAnswer(
    'DataEntities',
    NAMES.map((Name) => wireDataEntity({ Name })),
  ),
);
const ENUMERATIONS = section('enumerations', [ENUMERATION], 'list');

const PACKINGS: readonly [string, (text: string) => File][] = [
  ['a plain', (text) => new File([text], 'collected')],
  ['a compressed', (text) => new File([gzipSync(text)], 'collected')],
];

describe.each(PACKINGS)('%s collection', (_, pack) => {
  const inspect = async (text: string) => {
    const { report, parts } = await inspectFiles([pack(text)], anySignal());
    const [file] = report.files;
    const found = file?.parts.map(({ content, elements }) => [content, elements]);
    return { host: report.host, failure: file?.failure, found, parts };
  };

  test('gives each of its sections, and passes over those of another kind', async () => {
    const later = section('from_a_later_collector', { Größe: '🧾' });
    const text = TITLE + DATA_ENTITIES + later + ENUMERATIONS;
    const { host, failure, found, parts } = await inspect(text);
    expect({ host, failure, found }).toEqual({
      host: 'uat.example',
      failure: null,
      found: [
        ['data_entities', 2000],
        ['enumerations', 1],
      ],
    });
    const service = openFilesService({ host: 'saved', name: 'Saved' }, parts);
    const entities = collect<DataEntity>();
    await service.readDataEntities(entities.reading);
    expect(entities.elements.map(({ name }) => name)).toEqual(NAMES);
    const enumerations = collect<Enumeration>();
    await service.readEnumerations(enumerations.reading);
    expect(enumerations.elements).toEqual([{ name: 'NoYes', labelId: null, members: [] }]);
  });

  test('that ends within a section gives those before it, and says that it is cut', async () => {
    const { host, failure, found } = await inspect(
      TITLE + ENUMERATIONS + DATA_ENTITIES.slice(0, 900),
    );
    expect({ host, found }).toEqual({ host: 'uat.example', found: [['enumerations', 1]] });
    expect(failure).toMatchObject({ kind: 'bad_file', problem: { kind: 'cut' } });
  });

  test.each([
    ['its first line', TITLE.replace('1', '2') + ENUMERATIONS, []],
    [/^byte \d+$/, `${TITLE}${ENUMERATIONS}{"section":"modules","bytes":-1}\n`, ['enumerations']],
  ])('is read up to %s, where it is odd', async (place, text, before) => {
    const { failure, parts } = await inspect(text);
    expect(parts.map(({ content }) => content)).toEqual(before);
    expect(failure).toMatchObject({
      problem: { kind: 'odd', place: expect.stringMatching(place) },
    });
  });
});

test('a compressed collection that is cut gives what was whole, and says that it is cut', async () => {
  const zipped = gzipSync(TITLE + ENUMERATIONS + DATA_ENTITIES);
  const cut = new File([zipped.subarray(0, -200)], 'collected');
  const { report } = await inspectFiles([cut], anySignal());
  expect(report.files[0]).toMatchObject({
    parts: [{ content: 'enumerations' }],
    failure: { kind: 'bad_file', problem: { kind: 'cut' } },
  });
});
