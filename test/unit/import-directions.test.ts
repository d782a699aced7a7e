import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { afterAll, expect, test } from 'vitest';
import { CRUISE_OPTIONS, IMPORT_DIRECTIONS, RESOLVE_OPTIONS } from '../import-directions.ts';

const ROOT = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'fo-atlas-imports-'));
afterAll(() => rmSync(scratch, { recursive: true }));

test('no import of this project goes against the directions', async () => {
  expect(await violationsIn(ROOT)).toEqual([]);
});

/** For every rule, an import line that breaks it and nothing else. */
const BREACHES: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['nobody-imports-a-main', 'test/unit/a.ts', '../../server/main.ts'],
  ['no-index-that-only-passes-on', 'src/state/a.ts', './index.ts'],
  ['no-import-that-leads-nowhere', 'src/state/a.ts', './missing.ts'],
  ['product-without-tests', 'server/a.ts', '../test/unit/thing.ts'],
  ['contract-imports-nothing', 'worker/contract/a.ts', '../catalog/thing.ts'],
  ['contract-validates-only-the-host', 'worker/contract/a.ts', 'zod'],
  ['database-knows-no-domain', 'worker/db/a.ts', '../contract/thing.ts'],
  ['only-the-engine-starts-a-sync', 'worker/main.ts', './sync/thing.ts'],
  ['features-below-the-engine', 'worker/catalog/a.ts', '../engine.ts'],
  ['worker-stands-alone', 'worker/tabs/a.ts', '../../server/thing.ts'],
  ['host-knows-only-the-contract', 'server/a.ts', '../src/state/thing.ts'],
  ['window-knows-only-the-contract', 'src/state/a.ts', '../../worker/catalog/thing.ts'],
  ['contract-by-its-name', 'src/state/a.ts', '../../worker/contract/thing.ts'],
  ['pages-ask-the-state', 'src/pages/A.svelte', '../engine/thing.ts'],
  ['components-know-no-page', 'src/components/A.svelte', '../pages/Thing.svelte'],
  ['state-knows-no-component', 'src/state/a.ts', '../pages/Thing.svelte'],
  ['engine-client-knows-no-state', 'src/engine/a.ts', '../state/thing.ts'],
];

test.each(BREACHES)('%s is broken by %s importing %s', async (rule, from, to) => {
  const project = join(scratch, rule);
  layProject(project);
  write(project, from, importing(from, to));
  expect(await violationsIn(project)).toEqual([expect.stringMatching(`^${rule}: ${from}`)]);
});

test('two files that import each other are a cycle', async () => {
  const project = join(scratch, 'cycle');
  layProject(project);
  write(project, 'src/state/a.ts', "import './b.ts';");
  write(project, 'src/state/b.ts', "import './a.ts';");
  expect(await violationsIn(project)).toContainEqual(expect.stringMatching('^no-cycles: '));
});

test('every rule is known to bite', () => {
  const proved = new Set(['no-cycles', ...BREACHES.map(([rule]) => rule)]);
  const rules = IMPORT_DIRECTIONS.map(({ name }) => name ?? '');
  expect(rules.filter((rule) => !proved.has(rule))).toEqual([]);
});

function layProject(project: string): void {
  write(
    project,
    'package.json',
    '{"type":"module","imports":{"#contract/*":"./worker/contract/*"}}',
  );
  write(project, 'node_modules/zod/package.json', '{"name":"zod","version":"4.0.0","main":"i.js"}');
  write(project, 'node_modules/zod/i.js', '');
  for (const folder of ['src/state', 'src/engine', 'server', 'test/unit']) {
    write(project, `${folder}/thing.ts`, 'export const thing = 1;');
  }
  for (const folder of ['contract', 'catalog', 'sync', 'db']) {
    write(project, `worker/${folder}/thing.ts`, 'export const thing = 1;');
  }
  for (const file of ['server/main.ts', 'worker/engine.ts', 'src/state/index.ts']) {
    write(project, file, 'export const thing = 1;');
  }
  write(project, 'src/pages/Thing.svelte', '<p>thing</p>');
}

function importing(from: string, to: string): string {
  const line = `import '${to}';`;
  return from.endsWith('.svelte') ? `<script lang="ts">${line}</script>` : line;
}

function write(project: string, path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

async function violationsIn(project: string): Promise<readonly string[]> {
  const { output } = await cruise(
    ['src', 'worker', 'server', 'test'],
    {
      ...CRUISE_OPTIONS,
      // What Svelte's compiler adds; a scratch project has no Svelte to find it in.
      exclude: { path: '^svelte/internal/' },
      validate: true,
      ruleSet: { forbidden: [...IMPORT_DIRECTIONS] },
      baseDir: project,
    },
    RESOLVE_OPTIONS,
  );
  if (typeof output === 'string') throw new Error(output);
  return output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}
