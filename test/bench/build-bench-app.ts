import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { compressApp } from '../../server/compress-app.ts';

const ROOT = dirname(dirname(import.meta.dirname));

/** The app as it is shipped, built from the present sources, and beside it the benchmark's own `bench.html`. */
export async function buildBenchApp(folder: string): Promise<void> {
  await buildApp(folder);
  await compressApp(folder);
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    publicDir: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      assetsDir: 'bench',
      target: 'es2024',
      // The host's content security policy allows none.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: join(import.meta.dirname, 'page/bench.html'),
        checks: { pluginTimings: false },
      },
    },
  });
}

async function buildApp(folder: string): Promise<void> {
  const vite = spawn(
    process.execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    // Standard output is for the figures.
    { cwd: ROOT, env: { ...process.env, ATLAS_OUT_DIR: folder }, stdio: ['ignore', 2, 2] },
  );
  const code = await new Promise((resolve) => vite.once('exit', resolve));
  if (code !== 0) throw new Error('The app could not be built: see above.');
}
