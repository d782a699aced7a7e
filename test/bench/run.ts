/** Measures the budgets of the product in a real browser: one JSON object a line, progress on standard error. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Figure } from './figures.ts';
import { fuzzSnapshots } from './fuzz.ts';
import { tell } from './measurement.ts';
import { compare } from './measurements/compare.ts';
import { download } from './measurements/download.ts';
import { entityPage } from './measurements/entity-page.ts';
import { firstName } from './measurements/first-name.ts';
import { fullSync } from './measurements/full-sync.ts';
import { labels } from './measurements/labels.ts';
import { memory } from './measurements/memory.ts';
import { newVersion } from './measurements/new-version.ts';
import { offlineStart } from './measurements/offline-start.ts';
import { search } from './measurements/search.ts';
import { sharing } from './measurements/sharing.ts';
import { snapshot } from './measurements/snapshot.ts';
import { storage } from './measurements/storage.ts';
import { typing } from './measurements/typing.ts';
import { soak } from './soak.ts';
import { Surroundings } from './surroundings.ts';
import { writeTable } from './write-table.ts';

const MEASUREMENTS = [
  fullSync,
  firstName,
  labels,
  sharing,
  newVersion,
  compare,
  search,
  typing,
  entityPage,
  offlineStart,
  memory,
  download,
  storage,
  snapshot,
];

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    /** A page of Markdown to write. */
    table: { type: 'string' },
    only: { type: 'string', multiple: true },
    fuzz: { type: 'boolean', default: false },
    soak: { type: 'boolean', default: false },
    /** How often the soak takes the owner's tab away. */
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now()) },
  },
});
const wanted = MEASUREMENTS.filter(
  ({ name }) => options.only === undefined || options.only.includes(name),
);
const unknown = options.only?.filter((name) => !MEASUREMENTS.some((each) => each.name === name));
if (unknown !== undefined && unknown.length > 0) {
  tell(`There is no part "${unknown[0]}": ${MEASUREMENTS.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

if (options.fuzz) {
  tell('Mutating snapshots.');
  process.stdout.write(`${JSON.stringify(await fuzzSnapshots())}\n`);
  process.exit();
}

if (options.soak) {
  tell('Building the app and starting the host.');
  const surroundings = await Surroundings.start({ scale: 'small' });
  tell(`Taking the owner of the database away, seed ${options.seed}.`);
  const found = await soak(surroundings, { kills: Number(options.kills), seed: options.seed });
  for (const figure of found) process.stdout.write(`${JSON.stringify(figure)}\n`);
  await surroundings.stop();
  process.exit(found.every(({ met }) => met !== false) ? 0 : 1);
}

const figures: Figure[] = [];
tell('Building the app and starting the host.');
const surroundings = await Surroundings.start();
for (const measurement of wanted) {
  tell(`Measuring ${measurement.name}.`);
  try {
    for (const figure of await measurement.run(surroundings)) {
      figures.push(figure);
      process.stdout.write(`${JSON.stringify(figure)}\n`);
    }
  } catch (error) {
    // The other parts can still be measured; this one is missing, and the exit code says so.
    tell(`${measurement.name} did not run: ${String(error)}`);
    process.exitCode = 1;
  }
}
await surroundings.stop();
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(figures, null, 2));
if (options.table !== undefined) {
  await writeTable(options.table, figures, surroundings.browserPath);
}
