import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  fingerprintBuilds,
  fingerprintDataEntities,
  fingerprintModules,
  hashModules,
} from '../../../worker/versions/fingerprint.ts';
import { parseModules } from '../../../worker/versions/parse-modules.ts';
import { aDataEntity, aModule, anyLine, moduleLine } from './version-samples.ts';

describe('fingerprint', () => {
  test('the order in which an environment lists its modules does not matter', async () => {
    const lists = fc
      .array(anyLine, { maxLength: 12 })
      .chain((lines) =>
        fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
      );
    await fc.assert(
      fc.asyncProperty(lists, async ([lines, shuffled]) => {
        expect(await fingerprintOf(shuffled)).toBe(await fingerprintOf(lines));
      }),
    );
  });

  test('a module listed twice counts once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { maxLength: 12 }), async (lines) => {
        expect(await fingerprintOf([...lines, ...lines])).toBe(await fingerprintOf(lines));
      }),
    );
  });

  test('it is the SHA-256 of the sorted lines name|module|version|publisher', async () => {
    const lines = [
      moduleLine({ name: 'b', moduleId: 'M', version: '2', publisher: 'P' }),
      'no module',
      moduleLine({ name: 'B', moduleId: 'M', version: '1', publisher: '' }),
    ];
    const text = 'B|M|1|\nb|M|2|P\nraw|no module';
    expect(await fingerprintOf(lines)).toBe(sha256(text));
  });

  test.each([
    { name: 'Other' },
    { version: '10.34.2105.34093' },
    { moduleId: 'Other' },
    { publisher: 'Microsoft Corporation' },
  ])('another %o is another version', async (change) => {
    expect(await fingerprintOf([moduleLine(change)])).not.toBe(await fingerprintOf([moduleLine()]));
  });

  test('a translated display name is the same version', async () => {
    const german = moduleLine({ displayName: 'Anwendung allgemein' });
    expect(await fingerprintOf([german])).toBe(await fingerprintOf([moduleLine()]));
  });

  test('the order in which an environment lists its data entities does not matter, what they say does', async () => {
    const entities = ['A', 'B', 'a'].map((name) => ({ ...aDataEntity, name }));
    const fingerprint = await fingerprintDataEntities(entities);
    expect(await fingerprintDataEntities(entities.toReversed())).toBe(fingerprint);
    const changed = entities.with(1, { ...aDataEntity, name: 'B', isReadOnly: true });
    expect(await fingerprintDataEntities(changed)).not.toBe(fingerprint);
  });

  test('build numbers never look like a module list', async () => {
    expect(await fingerprintBuilds('10.0.44', null)).toBe(sha256('builds|10.0.44|'));
    expect(await fingerprintBuilds(null, '10.0.44')).not.toBe(
      await fingerprintBuilds('10.0.44', null),
    );
  });
});

describe('hashes of d365fo-client', () => {
  test('are over module_id:version sorted by module id, in the order listed within one id', async () => {
    const modules = [
      { ...aModule, moduleId: 'Suite', version: '2' },
      { ...aModule, moduleId: 'Common', version: '9' },
      { ...aModule, moduleId: 'Suite', version: '1' },
    ];
    const modulesHash = sha256('Common:9|Suite:2|Suite:1');
    expect(await hashModules(modules)).toEqual({
      modulesHash,
      versionHash: modulesHash.slice(0, 16),
    });
  });
});

function fingerprintOf(lines: readonly string[]): Promise<string> {
  return fingerprintModules(parseModules(lines));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
