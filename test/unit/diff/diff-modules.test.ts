import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InstalledModule } from '#contract/domain.ts';
import { diffModules } from '../../../worker/diff/diff-modules.ts';

const module = (facts: Partial<InstalledModule>): InstalledModule => ({
  name: 'Ledger',
  moduleId: 'Ledger',
  version: '10.34.2105.34092',
  publisher: 'Microsoft',
  displayName: 'Ledger',
  ...facts,
});

const told = (before: readonly InstalledModule[], after: readonly InstalledModule[]) =>
  diffModules(before, after).map(({ type, name, title, severity, facts }) => [
    `${name} (${title}) ${type} ${severity}`,
    ...facts.map(({ fact, before, after }) => `${fact}: ${before} → ${after}`),
  ]);

test('a newer version is safe, an older one is not', () => {
  const older = module({});
  const newer = module({ version: '10.35.9.1' });
  expect(told([older], [newer])).toEqual([
    ['Ledger (Ledger) changed safe', 'version: 10.34.2105.34092 → 10.35.9.1'],
  ]);
  expect(told([newer], [older])).toEqual([
    ['Ledger (Ledger) changed risky', 'version: 10.35.9.1 → 10.34.2105.34092'],
  ]);
});

test.each([
  ['10.10', '10.9'],
  ['10.0.43.1', '10.0.43'],
  ['10.1', '10.0.43.1'],
  ['10.beta.2', '10.beta.1'],
])('version %s is newer than %s', (newer, older) => {
  const severity = (before: string, after: string) =>
    diffModules([module({ version: before })], [module({ version: after })])[0]?.severity;
  expect(severity(older, newer)).toBe('safe');
  expect(severity(newer, older)).toBe('risky');
});

test('models of one package are told apart, by their display names', () => {
  const staging = module({ name: 'Ledger Staging', displayName: 'Ledger Staging' });
  const upgrade = module({ name: 'Ledger Upgrade', displayName: '' });
  expect(told([module({}), upgrade], [module({}), staging])).toEqual([
    ['Ledger (Ledger Staging) added safe'],
    ['Ledger (Ledger Upgrade) removed risky'],
  ]);
});

test('a translated display name is no difference', () => {
  expect(told([module({})], [module({ displayName: 'Hauptbuch' })])).toEqual([]);
});

test('the order in which an environment lists its modules, or that it repeats one, does not matter', () => {
  const some = fc.array(
    fc.record({
      name: fc.constantFrom('A', 'B'),
      moduleId: fc.constantFrom('M', 'N'),
      version: fc.constantFrom('1', '2', '10'),
      publisher: fc.constantFrom('', 'P'),
      displayName: fc.constant('D'),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(some, some, (before, after) => {
      const again = diffModules([...before.toReversed(), ...before], after.toReversed());
      expect(again).toEqual(diffModules(before, after));
      expect(diffModules(before, before.toReversed())).toEqual([]);
    }),
  );
});
