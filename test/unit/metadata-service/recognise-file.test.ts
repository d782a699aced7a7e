import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { InspectedFile } from '#contract/files.ts';
import { inspectFiles } from '../../../worker/metadata-service/files/inspect-files.ts';
import { openFilesService } from '../../../worker/metadata-service/files/open-files-service.ts';
import { anySignal } from './answering-server.ts';
import { wireAnswer, wireDataEntity } from './wire.ts';

async function inspect(file: File): Promise<InspectedFile | undefined> {
  return (await inspectFiles([file], anySignal())).report.files[0];
}

const fileOf = (text: string): File => new File([text], 'download');

test.each([
  '{"value":"Hello"}',
  '{"value":"10.0"}',
  '{"value":10.0}',
  '{"value":"10.0.1.2 or so"}',
])('%s is no version', async (text) => {
  expect(await inspect(fileOf(text))).toMatchObject({
    parts: [],
    failure: { kind: 'bad_file', problem: { kind: 'unknown' } },
  });
});

test.each(['', ', "Name: B | Version', ', 7]}'])(
  'modules of which the rest is %j are not taken',
  async (rest) => {
    const file = fileOf(`{"value": ["Name: A | Version: 1 | Module: B"${rest}`);
    expect(await inspect(file)).toMatchObject({ parts: [], failure: { kind: 'bad_file' } });
  },
);

test('one label, as its address answers it, is a list of one', async () => {
  const label = { Id: '@SYS1', Language: 'de', Value: 'Debitor' };
  const context = 'https://uat.example/metadata/$metadata#Labels/$entity';
  const file = fileOf(JSON.stringify({ '@odata.context': context, ...label }));
  const { report } = await inspectFiles([file], anySignal());
  expect(report).toMatchObject({
    host: 'uat.example',
    files: [{ parts: [{ content: 'labels', elements: 1, languages: ['de'] }], failure: null }],
  });
});

test('languages are told by how many labels there are of them', async () => {
  const labels = ['da', 'de', 'en-US', 'de', 'en-US', 'de'].map((Language, at) => ({
    Id: `@SYS${at}`,
    Language,
    Value: 'Text',
  }));
  expect(await inspect(fileOf(JSON.stringify(labels)))).toMatchObject({
    parts: [{ content: 'labels', languages: ['de', 'en-US', 'da'] }],
  });
});

test('a file that was changed since it was chosen is told from one that is cut', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'changed-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'saved.json');
  await writeFile(path, JSON.stringify(wireAnswer('DataEntities', [wireDataEntity()])));
  const file = new File([await openAsBlob(path)], 'saved.json');
  const { parts } = await inspectFiles([file], anySignal());
  expect(parts).toHaveLength(1);

  await writeFile(path, 'somebody has saved something else here since then, and it is longer');
  const gone = {
    kind: 'bad_file',
    file: 'saved.json',
    problem: { kind: 'gone', reason: 'NotReadableError' },
  };
  const service = openFilesService({ host: 'saved', name: 'Saved' }, parts);
  expect(await service.listDataEntities(anySignal())).toMatchObject({ failure: gone });
  expect(await inspect(file)).toMatchObject({ parts: [], failure: gone });
});
