import { spawn } from 'node:child_process';
import { readdirSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Everything the built app is made of. */
const SOURCES = [
  'src',
  'worker',
  'public',
  'index.html',
  'vite.config.ts',
  'server/page-policy.ts',
  'package.json',
  'package-lock.json',
];

/**
 * Builds the app of the project in `root` unless it is newer than its sources, and gives its folder.
 * Null if the build failed: its own output has said why.
 */
export async function buildApp(root: string, signal: AbortSignal): Promise<string | null> {
  const folder = join(root, 'dist');
  const page = join(folder, 'index.html');
  if (modifiedAt(page) > Math.max(...SOURCES.map((source) => newestIn(join(root, source))))) {
    return folder;
  }
  const startedAt = new Date();
  if (!(await runBuild(root, signal))) return null;
  // What is edited during the build is newer than the app that was built.
  utimesSync(page, startedAt, startedAt);
  return folder;
}

/** A folder counts too: its time changes when a file in it is added or deleted. */
function newestIn(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestIn(join(path, name))),
    stat.mtimeMs,
  );
}

function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function runBuild(root: string, signal: AbortSignal): Promise<boolean> {
  const vite = dirname(fileURLToPath(import.meta.resolve('vite/package.json')));
  const build = spawn(process.execPath, [join(vite, 'bin/vite.js'), 'build'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ATLAS_OUT_DIR: join(root, 'dist') },
    signal,
  });
  return new Promise((resolve) => {
    build.once('error', () => resolve(false));
    build.once('exit', (code) => resolve(code === 0));
  });
}
