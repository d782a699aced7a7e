import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { Figure } from './figures.ts';

const ROOT = dirname(dirname(import.meta.dirname));
const ROUNDS = 20_000;

/** The test of mutated snapshots, with nine times as many; it needs no browser. Rejects where it fails. */
export async function fuzzSnapshots(): Promise<Figure> {
  const vitest = spawn(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', 'test/sqlite/snapshot-fuzz.test.ts'],
    // Standard output is for the figures.
    { cwd: ROOT, env: { ...process.env, ATLAS_FUZZ: String(ROUNDS) }, stdio: ['ignore', 2, 2] },
  );
  const code = await new Promise((resolve) => vitest.once('exit', resolve));
  if (code !== 0) throw new Error('A mutated snapshot was opened, or threw: see above.');
  return {
    name: 'mutated snapshots that were refused, or held what the good one holds',
    value: ROUNDS,
    unit: 'files',
    note: 'ATLAS_FUZZ_SEED chooses others',
  };
}
