import { describe, expect, test } from 'vitest';
import type { GlobalVersion } from '#contract/domain.ts';
import type {
  CatalogProof,
  CleanUp,
  ModuleComparison,
  SharingStatistics,
  VersionUpdate,
} from '#contract/versions.ts';
import {
  certaintyText,
  changesText,
  cleanUpText,
  comparedText,
  costText,
  distributionText,
  holdsNames,
  modulesText,
  proofText,
  sharingText,
  updateText,
  versionName,
} from '../../src/version-text.ts';
import { catalog } from './window/catalog.ts';
import { aModule } from './versions/version-samples.ts';

const version: GlobalVersion = {
  id: 1,
  fingerprint: 'abcdef0123456789'.repeat(4),
  modulesHash: null,
  versionHash: null,
  source: 'modules',
  applicationVersion: '10.0.44',
  platformVersion: null,
  moduleCount: 197,
  firstSeenAt: '2026-11-01T08:00:00.000Z',
  lastUsedAt: '2026-11-01T08:00:00.000Z',
};

const sharing: SharingStatistics = {
  environments: 3,
  versions: 2,
  activeLinks: 3,
  sharingEnvironments: 2,
  distribution: [],
  storedBytes: 31_000_000,
  separateBytes: 74_000_000,
};

const update: VersionUpdate = {
  version,
  modules: { added: 0, removed: 0, updated: 105 },
  strategy: 'incremental',
  reason: 'The version is new.',
  downloadBytes: 47_200_000,
  keepsLabels: true,
};

test('a version is called by its build, or by the beginning of its fingerprint', () => {
  expect(versionName(version)).toBe('10.0.44');
  expect(versionName({ ...version, applicationVersion: null })).toBe('version abcdef01');
});

test('how sure a version is, is said in words', () => {
  expect(certaintyText(version)).toBe('known by its 197 modules');
  expect(certaintyText({ ...version, source: 'builds' })).toBe('known by its build numbers only');
});

test('a catalogue that a sync has only begun holds no names', () => {
  const { counts } = catalog(1);
  expect(holdsNames({ counts })).toBe(false);
  expect(holdsNames(null)).toBe(false);
  expect(holdsNames({ counts: { ...counts, dataEntities: 1 } })).toBe(true);
});

describe('a new version', () => {
  test('is told in one line', () => {
    expect(updateText('UAT', update)).toBe(
      'UAT has a new version: 105 modules updated. Update the catalogue?',
    );
    expect(updateText('UAT', { ...update, modules: null })).toBe(
      'UAT has a new version. Update the catalogue?',
    );
  });

  test('names only what changed, the modules at the first figure', () => {
    expect(changesText({ added: 1, removed: 2, updated: 0 })).toBe('1 module added, 2 removed');
    expect(changesText({ added: 0, removed: 0, updated: 0 })).toBe('');
  });

  test.each<[Partial<VersionUpdate>, string]>([
    [
      {},
      'About 47 MB are downloaded, labels of the old catalogue are kept until they are confirmed.',
    ],
    [{ downloadBytes: null, keepsLabels: false }, 'How much is downloaded is not known yet.'],
    [{ strategy: 'sharing', downloadBytes: 0 }, 'Nothing is downloaded, and it takes a moment.'],
  ])('says what %o costs', (change, text) => {
    expect(costText({ ...update, ...change })).toBe(text);
  });
});

test('sharing is a figure that a person understands', () => {
  expect(sharingText(sharing)).toBe(
    'Catalogues of 3 environments, 2 versions: about 31 MB instead of 74 MB, 58 % saved',
  );
  expect(sharingText({ ...sharing, environments: 1, versions: 1 })).toBe(
    'Catalogues of 1 environment, 1 version: about 31 MB',
  );
  expect(sharingText({ ...sharing, environments: 0, versions: 0, storedBytes: 0 })).toBe(
    'No catalogue is stored yet',
  );
});

test('sharing says which versions are run by how many', () => {
  const alone = { ...sharing, sharingEnvironments: 0, distribution: [] };
  expect(distributionText(alone)).toBe('');
  const distribution = [
    { environments: 2, versions: 1 },
    { environments: 1, versions: 3 },
  ];
  expect(distributionText({ ...sharing, distribution })).toBe(
    '2 environments share a catalogue. 1 version is run by 2 environments, 3 by one each.',
  );
});

test('two versions are identical, or differ in so many modules', () => {
  const of = (length: number) => Array.from({ length }, () => aModule);
  const compared: ModuleComparison = {
    isIdentical: true,
    countDifference: 0,
    added: [],
    removed: [],
    updated: [],
    identical: of(190),
  };
  expect(comparedText(compared)).toBe('Identical: 190 modules.');
  const updated = of(2).map((each) => ({ before: each, after: each }));
  const changed = { ...compared, isIdentical: false, updated };
  expect(comparedText(changed)).toBe('2 modules updated: as many as before.');
  expect(comparedText({ ...changed, added: of(1), countDifference: 1 })).toBe(
    '2 modules updated, 1 added: 1 module more than before.',
  );
  expect(comparedText({ ...changed, removed: of(3), countDifference: -3 })).toBe(
    '2 modules updated, 3 removed: 3 modules fewer than before.',
  );
});

test('a clean-up says what would go, or that nothing would', () => {
  const nothing: CleanUp = {
    days: 30,
    versions: [],
    catalogs: [],
    definitions: 0,
    labelTexts: 0,
    freedBytes: 0,
  };
  expect(cleanUpText(nothing)).toBe(
    'Nothing would go: whatever is stored is in use, or was within 30 days.',
  );
  expect(cleanUpText({ ...nothing, days: 0 })).toBe(
    'Nothing would go: whatever is stored is in use.',
  );
  expect(cleanUpText({ ...nothing, definitions: 812, labelTexts: 1, freedBytes: 6_400_000 })).toBe(
    'Would go: 0 versions, 0 catalogues, 812 definitions and 1 label text, about 6.4 MB of room for other catalogues.',
  );
});

test('a proof says what it found', () => {
  const whole: CatalogProof = {
    catalogId: 1,
    verdict: 'whole',
    definitions: 13_028,
    broken: [],
    brokenCount: 0,
  };
  expect(proofText(whole)).toMatch(/^Whole: 13,028 definitions/);
  expect(proofText({ ...whole, verdict: 'broken', brokenCount: 2 })).toMatch(
    /^2 of 13,028 definitions are not as downloaded/,
  );
  expect(proofText({ ...whole, verdict: 'broken' })).toMatch(/some are missing or too many/);
  expect(proofText({ ...whole, verdict: 'partial' })).toMatch(/^Not complete yet/);
});

test('modules are copied as a table, with the lines that could not be read at its end', () => {
  const module = {
    name: 'AdatumPipes',
    version: '1.8',
    moduleId: 'Pipes',
    publisher: '',
    displayName: 'Adatum | Pipes',
  };
  expect(modulesText({ version, modules: [module], unreadable: ['odd'] })).toBe(
    'Name\tVersion\tModule\tPublisher\tDisplay name\nAdatumPipes\t1.8\tPipes\t\tAdatum | Pipes\nodd',
  );
});
