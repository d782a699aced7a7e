import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LINT, SVELTE_CHECK, type Step } from '../steps.ts';

const ROOT = join(import.meta.dirname, '../..');
const CONFIGURATION = ['package.json', 'tsconfig.json', 'src/tsconfig.json', 'eslint.config.js'];
const project = mkdtempSync(join(tmpdir(), 'fo-atlas-checks-'));

beforeAll(() => {
  for (const file of CONFIGURATION) cpSync(join(ROOT, file), join(project, file));
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
});
afterAll(() => rmSync(project, { recursive: true }));

const SOUND = '<script lang="ts">let count: number = $state(1);</script>\n<p>{count}</p>\n';

test('svelte-check passes a sound component and reports a type error in its markup', async () => {
  write('src/Planted.svelte', SOUND);
  expect(await run(SVELTE_CHECK)).toMatchObject({ code: 0 });

  write('src/Planted.svelte', SOUND.replace('{count}', '{count.trim()}'));
  const { code, output } = await run(SVELTE_CHECK);
  expect(output).toContain("Property 'trim' does not exist on type 'number'");
  expect(code).not.toBe(0);
});

test('the linter reports what the compiler lets pass', async () => {
  const planted = {
    'no-floating-promises': ['floating.ts', 'Promise.resolve();'],
    'no-explicit-any': ['any.ts', 'export const x: any = 1;'],
    'no-non-null-assertion': ['null.ts', "export const x = document.querySelector('p')!;"],
    'no-misused-promises': [
      'Misused.svelte',
      SOUND.replace('</script>', 'if (fetch("/")) {}</script>'),
    ],
    'no-at-html-tags': ['Html.svelte', SOUND.replace('{count}', '{@html count}')],
    'require-each-key': ['Each.svelte', `${SOUND}{#each [1, 2] as n}{n}{/each}`],
  } as const;
  for (const [file, text] of Object.values(planted)) write(`src/${file}`, text);

  const { code, output } = await run(LINT);
  for (const [rule, [file]] of Object.entries(planted)) {
    expect(output).toMatch(new RegExp(`${file}\n(  .*\n)*  .*${rule}`));
  }
  expect(code).not.toBe(0);
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

function run({ command: [tool, ...args] }: Step): Promise<{ code: number | null; output: string }> {
  const script = join(ROOT, 'node_modules/.bin', tool);
  const child = spawn(script, args, { cwd: project });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
