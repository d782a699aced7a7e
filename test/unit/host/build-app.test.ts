import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildApp } from '../../../server/build-app.ts';
import { createFolder } from './start-test-host.ts';

const HOUR_MS = 3_600_000;

/** A project that Vite can build, last edited an hour ago. */
function createProject(): string {
  const root = createFolder();
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src/main.js'), 'document.title = "one";');
  writeFileSync(join(root, 'index.html'), '<script type="module" src="/src/main.js"></script>');
  for (const path of ['src/main.js', 'index.html', 'src']) age(join(root, path), HOUR_MS);
  return root;
}

function age(path: string, byMs: number): void {
  const time = new Date(Date.now() - byMs);
  utimesSync(path, time, time);
}

function build(root: string): Promise<string | null> {
  return buildApp(root, new AbortController().signal);
}

test('the app is built when it is missing or older than its sources, and only then', async () => {
  const root = createProject();
  const folder = join(root, 'dist');
  const page = join(folder, 'index.html');
  expect(await build(root)).toBe(folder);
  expect(readFileSync(page, 'utf8')).toContain('/assets/index-');

  writeFileSync(page, 'kept');
  expect(await build(root)).toBe(folder);
  expect(readFileSync(page, 'utf8')).toBe('kept');

  age(page, 2 * HOUR_MS);
  await build(root);
  expect(readFileSync(page, 'utf8')).not.toBe('kept');
});

test('a source that was deleted counts as a change', async () => {
  const root = createProject();
  writeFileSync(join(root, 'src/unused.js'), '');
  await build(root);
  const page = join(root, 'dist/index.html');
  age(page, HOUR_MS / 2);
  age(join(root, 'src/unused.js'), HOUR_MS);
  rmSync(join(root, 'src/unused.js'));
  await build(root);
  expect(statSync(page).mtimeMs).toBeGreaterThan(Date.now() - HOUR_MS / 4);
});

test('a build that fails gives no app', async () => {
  const root = createProject();
  writeFileSync(join(root, 'src/main.js'), 'import "./missing.js";');
  expect(await build(root)).toBeNull();
});
