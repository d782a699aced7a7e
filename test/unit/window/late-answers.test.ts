import { expect, test } from 'vitest';
import type { EngineApi } from '#contract/api.ts';
import { succeed } from '#contract/outcome.ts';
import { openKeptValues } from '../../../src/kept-values.ts';
import { ConnectionCheck } from '../../../src/state/connection-check.svelte.ts';
import { EnvironmentDetails } from '../../../src/state/environment-details.svelte.ts';
import { Environments } from '../../../src/state/environments.svelte.ts';
import { FileChoice } from '../../../src/state/file-choice.svelte.ts';
import { Glossary } from '../../../src/state/glossary.svelte.ts';
import { Layouts } from '../../../src/state/layouts.svelte.ts';
import { Preferences } from '../../../src/state/preferences.svelte.ts';
import { Versions } from '../../../src/state/versions.svelte.ts';
import { WatchLists } from '../../../src/state/watch-lists.svelte.ts';
import { FakeEngine } from './fake-engine.ts';

interface Asker {
  ask(): void;
  shown(): unknown;
}

const ASKERS: readonly (readonly [string, keyof EngineApi, (engine: FakeEngine) => Asker])[] = [
  [
    'the way in',
    'checkConnection',
    (engine) => {
      const check = new ConnectionCheck(engine);
      return { ask: () => void check.run(1), shown: () => check.report };
    },
  ],
  [
    'the modules of a version',
    'listModules',
    (engine) => {
      const details = new EnvironmentDetails(engine);
      return { ask: () => void details.showModules(1), shown: () => details.listing };
    },
  ],
  [
    'environments',
    'listEnvironments',
    (engine) => {
      const environments = new Environments(engine);
      return { ask: () => void environments.load(), shown: () => environments.all };
    },
  ],
  [
    'chosen files',
    'inspectFiles',
    (engine) => {
      const choice = new FileChoice(engine);
      return { ask: () => void choice.add([new File([], 'a')]), shown: () => choice.report };
    },
  ],
  [
    'terms',
    'listTerms',
    (engine) => {
      const glossary = new Glossary(engine);
      return { ask: () => void glossary.load(), shown: () => glossary.terms };
    },
  ],
  [
    'diagrams',
    'listLayouts',
    (engine) => {
      const layouts = new Layouts(engine);
      return { ask: () => void layouts.load(), shown: () => layouts.all };
    },
  ],
  [
    'stored versions',
    'listVersions',
    (engine) => {
      const versions = new Versions(engine);
      return { ask: () => void versions.loadRegistry(), shown: () => versions.registry };
    },
  ],
  [
    'watch-lists',
    'listWatchLists',
    (engine) => {
      const preferences = new Preferences(openKeptValues(blocked), ['en']);
      const lists = new WatchLists(engine, preferences);
      return { ask: () => void lists.load(), shown: () => lists.all };
    },
  ],
];

test.each(ASKERS)('a late answer about %s never overwrites a newer one', async (...row) => {
  const [, method, open] = row;
  const engine = new FakeEngine();
  const asker = open(engine);
  asker.ask();
  asker.ask();
  const [early, late] = engine.callsOf(method);
  await late?.answer(succeed('new'));
  await early?.answer(succeed('old'));
  expect(asker.shown()).toBe('new');
});

function blocked(): never {
  throw new Error('blocked');
}
