import { cpSync } from 'node:fs';
import { tell } from './measurement.ts';
import type { Surroundings } from './surroundings.ts';
import { syncEnvironment } from './sync-environment.ts';
import { withBenchPage } from './with-browser.ts';

/** A browser's folder with the first environment in it, its labels in English and German. */
interface FilledProfile {
  readonly folder: string;
  /** Of the file before German came; some of its pages may be free. */
  readonly englishBytes: number;
}

const filledBySurroundings = new WeakMap<Surroundings, Promise<FilledProfile>>();

/** A filled folder that nobody else uses. */
export async function copyFilledProfile(surroundings: Surroundings): Promise<string> {
  const { folder } = await fillProfile(surroundings);
  const copy = surroundings.newProfile();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Filled when first asked for, then kept. */
export function fillProfile(surroundings: Surroundings): Promise<FilledProfile> {
  const known = filledBySurroundings.get(surroundings);
  const filled = known ?? fill(surroundings);
  filledBySurroundings.set(surroundings, filled);
  return filled;
}

async function fill(surroundings: Surroundings): Promise<FilledProfile> {
  tell('  (filling a database with everything, labels included)');
  const folder = surroundings.newProfile();
  const englishBytes = await withBenchPage(
    surroundings,
    async (page) => {
      const { url } = surroundings.environments.first;
      await syncEnvironment(page, url, { strategy: 'full', languages: ['en-US'] });
      const { databaseBytes } = await page.evaluate(() => bench.statistics());
      await syncEnvironment(page, url, { strategy: 'labels_only', languages: ['en-US', 'de'] });
      return databaseBytes;
    },
    { profile: folder },
  );
  return { folder, englishBytes };
}
