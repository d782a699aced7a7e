import type { InstalledModule } from '#contract/domain.ts';
import { compareFacts, textFact, type FactComparison, type Pair } from './compare-facts.ts';
import {
  changedBy,
  NO_LABELS,
  NO_PLACE,
  wholeChange,
  type FoundChange,
  type FoundFact,
  type Subject,
} from './found-change.ts';
import { pairByName } from './pair-by-name.ts';

/**
 * A module is known by its name within its package, of which one can hold several. A display name may be translated
 * and does not count. The order in which an environment lists its modules, or that it repeats one, does not either.
 */
export function diffModules(
  before: readonly InstalledModule[],
  after: readonly InstalledModule[],
): readonly FoundChange[] {
  const modules = pairByName(
    inOneOrder(before),
    inOneOrder(after),
    ({ name, moduleId }) => `${moduleId}\n${name}`,
  );
  return [
    ...modules.pairs.flatMap((pair) => changedBy(moduleSubject(pair.after), factsOf(pair))),
    ...modules.added.map((each) => wholeChange(moduleSubject(each), 'added', 'module added')),
    ...modules.removed.map((each) => wholeChange(moduleSubject(each), 'removed', 'module removed')),
  ];
}

function inOneOrder(modules: readonly InstalledModule[]): readonly InstalledModule[] {
  const byLine = new Map(
    modules.map((module) => {
      const { moduleId, name, version, publisher } = module;
      return [[moduleId, name, version, publisher].join('\n'), module];
    }),
  );
  return [...byLine.keys()]
    .sort()
    .map((line) => byLine.get(line))
    .filter((it) => it !== undefined);
}

function moduleSubject({ moduleId, name, displayName, publisher }: InstalledModule): Subject {
  return {
    kind: 'module',
    owner: null,
    name: moduleId,
    title: displayName === '' ? name : displayName,
    labels: NO_LABELS,
    place: NO_PLACE,
    publisher,
  };
}

function factsOf(pair: Pair<InstalledModule>): readonly FoundFact[] {
  const isOlder = compareVersions(pair.after.version, pair.before.version) < 0;
  const facts: readonly FactComparison<InstalledModule>[] = [
    textFact(
      'version',
      (module) => module.version,
      isOlder ? 'module downgraded' : 'module updated',
    ),
    textFact('publisher', (module) => module.publisher, 'module publisher changed'),
  ];
  return compareFacts(pair, facts);
}

function compareVersions(left: string, right: string): number {
  const numbers = numbersOf(left);
  const others = numbersOf(right);
  const length = Math.max(numbers.length, others.length);
  for (let place = 0; place < length; place += 1) {
    const difference = (numbers[place] ?? 0) - (others[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What is no number counts as 0. */
function numbersOf(version: string): readonly number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
