import type { BrowserContext } from 'playwright';
import type { Surroundings } from './surroundings.ts';
import { sessionMilliseconds, syncEnvironment } from './sync-environment.ts';
import { openBenchPage } from './with-browser.ts';

export const RELEASES = [1, 2] as const;

/** Most of a sync with labels is labels: it is the rarer one, so that all phases are met. */
export const STRATEGIES = ['full', 'full_without_labels', 'full_without_labels'] as const;
export type Strategy = (typeof STRATEGIES)[number];

export interface CleanSyncs {
  /** What an environment may show: of each release the catalogue of an undisturbed sync. */
  readonly digests: readonly (string | null)[];
  readonly longestMs: ReadonlyMap<Strategy, number>;
}

/** Each release once, over the one before, with nobody in the way. */
export async function syncUndisturbed(
  surroundings: Surroundings,
  context: BrowserContext,
): Promise<CleanSyncs> {
  const { first } = surroundings.environments;
  const page = await openBenchPage(surroundings, context);
  const digests: (string | null)[] = [];
  const longestMs = new Map<Strategy, number>();
  for (const release of RELEASES) {
    first.setKnobs({ release });
    const strategy = release === 1 ? 'full_without_labels' : 'full';
    const session = await syncEnvironment(page, first.url, { strategy });
    longestMs.set(strategy, sessionMilliseconds(session));
    const catalog = await page.evaluate((id) => bench.catalogOf(id), session.environmentId);
    digests.push(catalog?.digest ?? null);
  }
  await page.close();
  return { digests, longestMs };
}
