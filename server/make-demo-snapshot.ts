/**
 * Writes the demo catalogue as a snapshot into `public`: the next build shows it on any static host. Into another file
 * and in another scale where the command line says so: `make-demo-snapshot.ts <file> small`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runnerImport } from 'vite';
import type { EngineApi } from '#contract/api.ts';
import type { EngineEvent } from '#contract/events.ts';
import type { Answer } from '#contract/outcome.ts';
import { startDemoEnvironment } from './demo-environment/start-demo-environment.ts';

interface EngineModule {
  openEngineInMemory(publish: (event: EngineEvent) => void): Promise<EngineApi>;
}

const LANGUAGES = ['en-US', 'de'];
const ROOT = dirname(import.meta.dirname);
const [file = join(ROOT, 'public/demo.foatlas'), scale = 'real'] = process.argv.slice(2);

const { module } = await runnerImport<EngineModule>(join(ROOT, 'worker/engine-in-memory.ts'), {
  configFile: false,
  root: ROOT,
});
const ended = Promise.withResolvers<EngineEvent>();
const engine = await module.openEngineInMemory((event) => {
  if (event.kind === 'sync_changed' && event.session.endedAt !== null) ended.resolve(event);
});
const demo = await startDemoEnvironment({ scale: scale === 'small' ? 'small' : 'real' });
const environment = await valueOf(
  engine.addEnvironment({
    name: 'Demo 10.0.43',
    url: demo.url,
    auth: 'none',
    transport: 'direct',
    kind: 'demo',
  }),
);
const request = { strategy: 'full', languages: LANGUAGES, startedBy: 'automatic' } as const;
await valueOf(engine.startSync(environment.id, request));
const end = await ended.promise;
if (end.kind !== 'sync_changed' || end.session.status !== 'completed') {
  throw new Error(`The demo environment was not synced: ${JSON.stringify(end)}`);
}
const { blob } = await valueOf(
  engine.exportSnapshot({
    environments: [environment.id],
    languages: LANGUAGES,
    hasNames: true,
    hasAddresses: false,
    createdBy: 'F&O Atlas',
    appVersion: readVersion(),
    parts: [],
    documents: [],
    task: 'demo',
  }),
);
writeFileSync(file, new Uint8Array(await blob.arrayBuffer()));
process.stdout.write(`${file}: ${(blob.size / 1e6).toFixed(1)} MB\n`);
await demo.close();
process.exit();

async function valueOf<T>(answer: Answer<T>): Promise<T> {
  const outcome = await answer;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

function readVersion(): string {
  const file: { version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return file.version;
}
