import { expect, test } from 'vitest';
import type { Environment, LabelCoverage } from '#contract/domain.ts';
import type { LibraryEntry } from '#contract/library.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { filledText, publishedText } from '../../../src/snapshot-text.ts';
import { HostSettings } from '../../../src/state/host-settings.svelte.ts';
import { TeamLibrary } from '../../../src/state/library.svelte.ts';
import { environment } from '../assistant/fake-engine.ts';
import { catalog } from './catalog.ts';
import { FakeEngine } from './fake-engine.ts';

const FINGERPRINT = 'a'.repeat(64);
const URL = 'https://contoso.blob.core.windows.net/library?sp=rcw&sig=x';

const entry: LibraryEntry = {
  fingerprint: FINGERPRINT,
  applicationVersion: '10.0.43',
  platformVersion: null,
  bytes: 2_500_000,
  languages: [{ language: 'en-US', texts: 9 }],
  terms: 2,
  catalogDigests: ['d'.repeat(64)],
  publishedAt: '2026-11-03T08:00:00Z',
  publishedBy: 'Anna',
};

const version = {
  id: 1,
  fingerprint: FINGERPRINT,
  modulesHash: null,
  versionHash: null,
  source: 'modules',
  applicationVersion: '10.0.43',
  platformVersion: null,
  moduleCount: 3,
  firstSeenAt: '2026-11-03T08:00:00Z',
  lastUsedAt: '2026-11-03T08:00:00Z',
} as const;

const bare = environment({ version, catalog: null });

function showing(languages: readonly string[], digest = 'd'.repeat(64)): Environment {
  const labels = languages.map((language): LabelCoverage => ({
    language,
    known: 9,
    unknown: 0,
    total: 9,
  }));
  return { ...bare, catalog: { ...catalog(1), state: 'complete', digest, labels } };
}

async function openLibrary(url: string | null = URL) {
  const engine = new FakeEngine();
  const config = url === null ? {} : { library: { url } };
  const host = new HostSettings('config.json', async () => Response.json(config));
  const library = new TeamLibrary(engine, host);
  await host.load();
  const loading = library.load();
  await new Promise((done) => setImmediate(done));
  await engine.callsOf('listLibrary')[0]?.answer(succeed([entry]));
  await loading;
  return { engine, library };
}

test('what the library has is offered where it brings something', async () => {
  const { library } = await openLibrary();
  expect(library.offerFor(bare)).toEqual(entry);
  expect(library.offerFor(showing([]))).toEqual(entry);
  expect(library.offerFor(showing(['en-US', 'de']))).toBeNull();
  expect(library.offerFor({ ...bare, version: { ...version, fingerprint: 'b' } })).toBeNull();
  expect(library.offerFor({ ...bare, version: { ...version, source: 'builds' } })).toBeNull();
});

test('a catalogue that the environment itself has told is not offered another one for', async () => {
  const { library } = await openLibrary();
  expect(library.offerFor(showing([], 'e'.repeat(64)))).toBeNull();
});

test('without a library in the configuration nobody is asked', async () => {
  const { engine, library } = await openLibrary(null);
  expect(engine.callsOf('listLibrary')).toHaveLength(0);
  expect([library.canWrite, library.offerFor(bare)]).toEqual([false, null]);
});

test('only a complete catalogue is published, and only where the address allows it', async () => {
  const { library } = await openLibrary();
  expect(library.mayPublish(showing([]))).toBe(true);
  expect(library.mayPublish(bare)).toBe(false);
  expect(library.mayPublish({ ...showing([]), transport: 'file' })).toBe(false);
  const known = [{ source: 'builds' }, { id: version.id + 1 }] as const;
  for (const change of known) {
    expect(library.mayPublish({ ...showing([]), version: { ...version, ...change } })).toBe(false);
  }
  const reader = await openLibrary(URL.replace('rcw', 'r'));
  expect(reader.library.mayPublish(showing([]))).toBe(false);
});

test('a failure belongs to the environment that it was tried for', async () => {
  const { engine, library } = await openLibrary();
  const filling = library.fill(bare);
  expect(library.isBusyWith(bare)).toBe(true);
  expect(await library.fill({ ...bare, id: bare.id + 1 })).toBeNull();
  expect(engine.callsOf('fillFromLibrary')).toHaveLength(1);
  await engine.callsOf('fillFromLibrary')[0]?.answer(fail({ kind: 'offline' }));
  expect(await filling).toBeNull();
  expect(library.failureOf(bare)).toEqual({ kind: 'offline' });
  expect(library.failureOf({ ...bare, id: bare.id + 1 })).toBeNull();
  expect(library.isBusy).toBe(false);
});

test('whoever publishes or is filled reads what became of the glossary', () => {
  expect(publishedText({ added: 0, combined: 0 }, false)).toBe(
    'Your team finds this version in its library now.',
  );
  expect(publishedText({ added: 2, combined: 1 }, false)).toBe(
    'Your team finds this version in its library now, with 2 new glossary terms and 1 term that says what both of you say.',
  );
  expect(publishedText({ added: 0, combined: 0 }, true)).toBe(
    'This version was in the library already: it holds what both of you have now.',
  );
  const filled = { environment: bare, bytes: 9, terms: null };
  expect(filledText(filled)).toBe('UAT can be searched.');
  expect(filledText({ ...filled, terms: { total: 3, added: 1, kept: 2 } })).toBe(
    'UAT can be searched. Glossary: 3 terms, 1 of them new. 2 differ from yours, which stay.',
  );
});
