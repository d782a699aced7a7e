import type { BrowserContext, Page } from 'playwright';
import type { SyncRequest } from '#contract/sync.ts';
import { atMost, figure, type Figure } from '../figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import type { Surroundings } from '../surroundings.ts';
import { sessionMilliseconds, syncEnvironment } from '../sync-environment.ts';
import { openBenchPage, withBenchPage, withBrowser } from '../with-browser.ts';

/** Of one sync; the next time its owner goes away it has always got a little further. */
const KILLS_OF_ONE_SYNC = 5;
const REQUEST: SyncRequest = { strategy: 'full_without_labels', startedBy: 'user' };

/**
 * Closes the tab that owns the database at random moments of a sync. Whatever is shown then, and in the end, must be a
 * catalogue that an undisturbed sync makes: the old one or the new one.
 */
export const soak: Measurement = {
  name: 'soak',
  async run(surroundings): Promise<readonly Figure[]> {
    const clean = await syncUndisturbed(surroundings);
    const soaking = new Soaking(surroundings, clean);
    while (soaking.kills < surroundings.soakKills) await soaking.runOnNewProfile();
    return soaking.describe();
  },
};

interface CleanSyncs {
  /** What an environment may show: of each release the catalogue of an undisturbed sync. */
  readonly digests: readonly (string | null)[];
  readonly longestMs: number;
}

async function syncUndisturbed(surroundings: Surroundings): Promise<CleanSyncs> {
  const { first } = surroundings.environments;
  return withBenchPage(surroundings, async (page) => {
    const digests: (string | null)[] = [];
    let longestMs = 0;
    for (const release of [1, 2] as const) {
      first.setKnobs({ release });
      const session = await syncEnvironment(page, first.url, { strategy: 'full_without_labels' });
      longestMs = Math.max(longestMs, sessionMilliseconds(session));
      const catalog = await page.evaluate((id) => bench.catalogOf(id), session.environmentId);
      digests.push(catalog?.digest ?? null);
    }
    first.setKnobs({ release: 1 });
    return { digests, longestMs };
  });
}

class Soaking {
  kills = 0;
  #syncs = 0;
  readonly #damage: string[] = [];
  /** Of the phase that each kill met. */
  readonly #phases = new Map<string, number>();
  readonly #surroundings: Surroundings;
  readonly #clean: CleanSyncs;

  constructor(surroundings: Surroundings, clean: CleanSyncs) {
    this.#surroundings = surroundings;
    this.#clean = clean;
  }

  /** The first release into an empty database, then the second over it; each is disturbed several times. */
  async runOnNewProfile(): Promise<void> {
    const { first } = this.#surroundings.environments;
    const profile = this.#surroundings.newProfile();
    await withBrowser(
      this.#surroundings,
      async (context) => {
        for (const release of [1, 2] as const) {
          first.setKnobs({ release });
          await this.#syncDisturbed(context, release);
        }
      },
      { profile },
    );
    first.setKnobs({ release: 1 });
    const found = await withBenchPage(
      this.#surroundings,
      (page) => page.evaluate(() => bench.databaseProbe().findDamage()),
      { profile },
    );
    this.#damage.push(...found);
    tell(`  ${this.kills} kills, ${this.#damage.length} damages`);
  }

  describe(): readonly Figure[] {
    for (const line of this.#damage) tell(`  ${line}`);
    const met = [...this.#phases].map(([phase, count]) => `${phase} ${count}`).join(', ');
    return [
      figure({
        name: 'soak: owner closed in the middle of a sync',
        value: this.kills,
        unit: 'times',
        note: met,
      }),
      atMost(0, {
        name: 'soak: catalogues that were neither the old nor the new one',
        value: this.#damage.length,
        unit: 'damages',
        note: `after ${this.#syncs} disturbed syncs; digests computed again from the rows`,
      }),
    ];
  }

  async #syncDisturbed(context: BrowserContext, release: 1 | 2): Promise<void> {
    const { url } = this.#surroundings.environments.first;
    let page = await openBenchPage(this.#surroundings, context);
    const { id, sessionId } = await page.evaluate(
      async ([address, request]) => {
        const environment = await bench.addEnvironment(address);
        const session = await bench.begin(environment.id, request);
        return { id: environment.id, sessionId: session.id };
      },
      [url, REQUEST] as const,
    );
    for (let kill = 0; kill < KILLS_OF_ONE_SYNC; kill += 1) {
      await page.waitForTimeout(Math.random() * this.#clean.longestMs * 0.5);
      if (!(await this.#isRunning(page, sessionId))) break;
      await page.close();
      this.kills += 1;
      page = await openBenchPage(this.#surroundings, context);
      await this.#checkShown(page, id);
    }
    const session = await page.evaluate((name) => bench.untilEnded(name), sessionId);
    this.#syncs += 1;
    if (session.status !== 'completed') {
      this.#damage.push(`a sync ended as ${session.status}: ${JSON.stringify(session.failure)}`);
    }
    const shown = await page.evaluate((environment) => bench.catalogOf(environment), id);
    if (shown?.digest !== this.#clean.digests[release - 1]) {
      this.#damage.push(`release ${release} is shown as ${shown?.digest ?? 'nothing'}`);
    }
    await page.close();
  }

  async #isRunning(page: Page, sessionId: string): Promise<boolean> {
    const session = await page.evaluate((name) => bench.session(name), sessionId);
    if (session.endedAt !== null) return false;
    const phase = session.phases.find(({ status }) => status === 'running')?.phase ?? 'none';
    this.#phases.set(phase, (this.#phases.get(phase) ?? 0) + 1);
    return true;
  }

  /** A catalogue that is not complete is the first one, still being filled. */
  async #checkShown(page: Page, id: number): Promise<void> {
    const shown = await page.evaluate((environment) => bench.catalogOf(environment), id);
    if (shown === null || shown.digest === null) return;
    if (this.#clean.digests.includes(shown.digest)) return;
    this.#damage.push(`after a kill ${shown.digest} is shown`);
  }
}
