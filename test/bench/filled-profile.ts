import { cpSync } from 'node:fs';
import { tell } from './measurement.ts';
import type { Surroundings } from './surroundings.ts';
import { syncEnvironment } from './sync-environment.ts';
import { withBenchPage } from './with-browser.ts';

const filledBySurroundings = new WeakMap<Surroundings, Promise<string>>();

/** A filled folder that nobody else uses. */
export async function copyFilledProfile(surroundings: Surroundings): Promise<string> {
  const copy = surroundings.newProfile();
  cpSync(await fillProfile(surroundings), copy, { recursive: true });
  return copy;
}

/**
 * A browser's folder with the first environment in it, its labels in English and German. Filled when first asked
 * for, then kept: do not change what is in it.
 */
export function fillProfile(surroundings: Surroundings): Promise<string> {
  const known = filledBySurroundings.get(surroundings);
  const filled = known ?? fill(surroundings);
  filledBySurroundings.set(surroundings, filled);
  return filled;
}

async function fill(surroundings: Surroundings): Promise<string> {
  tell('  (filling a database with everything, labels included)');
  const profile = surroundings.newProfile();
  const { url } = surroundings.environments.first;
  await withBenchPage(
    surroundings,
    (page) => syncEnvironment(page, url, { strategy: 'full', languages: ['en-US', 'de'] }),
    { profile },
  );
  return profile;
}
