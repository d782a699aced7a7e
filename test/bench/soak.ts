import type { BrowserContext, Page } from 'playwright';
import { SYNC_PHASES, type SyncRequest, type SyncSession } from '#contract/sync.ts';
import { SeededRandom } from '../../server/demo-environment/seeded-random.ts';
import { atMost, figure, type Figure } from './figures.ts';
import { RELEASES, STRATEGIES, syncUndisturbed, type CleanSyncs } from './clean-syncs.ts';
import { leaveTab, LEAVINGS } from './leave-tab.ts';
import { tell } from './measurement.ts';
import type { Surroundings } from './surroundings.ts';
import { openBenchPage, withBrowser } from './with-browser.ts';

/** Of one sync; the next time its owner goes away it has always got a little further. */
const KILLS_OF_ONE_SYNC = 5;

export interface SoakOptions {
  readonly kills: number;
  /** Chooses the moments; when they meet which step of the sync is left to the machine. */
  readonly seed: string;
}

/**
 * Takes the tab that owns the database away at random moments of a sync. Whatever is shown then, and in the end, must be
 * a catalogue that an undisturbed sync makes: the old one or the new one.
 */
export async function soak(
  surroundings: Surroundings,
  { kills, seed }: SoakOptions,
): Promise<readonly Figure[]> {
  return withBrowser(surroundings, async (context) => {
    const clean = await syncUndisturbed(surroundings, context);
    const soaking = new Soaking(surroundings, { context, clean, random: new SeededRandom(seed) });
    while (soaking.kills < kills) await soaking.runOnEmptyDatabase();
    return soaking.describe(seed);
  });
}

interface SoakParts {
  readonly context: BrowserContext;
  readonly clean: CleanSyncs;
  readonly random: SeededRandom;
}

class Soaking {
  kills = 0;
  #syncs = 0;
  readonly #damage: string[] = [];
  /** Which phases the kills met, and how the tabs went. */
  readonly #counts = new Map<string, number>();
  readonly #surroundings: Surroundings;
  readonly #parts: SoakParts;

  constructor(surroundings: Surroundings, parts: SoakParts) {
    this.#surroundings = surroundings;
    this.#parts = parts;
  }

  /** The first release into an empty database, then the second over it; each is disturbed several times. */
  async runOnEmptyDatabase(): Promise<void> {
    await this.#withPage((page) => page.evaluate(() => bench.forgetEverything()));
    for (const release of RELEASES) {
      this.#surroundings.environments.first.setKnobs({ release });
      await this.#syncDisturbed(release);
    }
    const found = await this.#withPage((page) =>
      page.evaluate(() => bench.databaseProbe().findDamage()),
    );
    this.#damage.push(...found);
    tell(`  ${this.kills} kills, ${this.#damage.length} damages`);
  }

  describe(seed: string): readonly Figure[] {
    for (const line of this.#damage) tell(`  ${line}`);
    const met = [...SYNC_PHASES, ...LEAVINGS, 'a tab waiting']
      .map((name) => `${name} ${this.#counts.get(name) ?? 0}`)
      .join(', ');
    return [
      figure({
        name: 'soak: owner gone in the middle of a sync',
        value: this.kills,
        unit: 'times',
        note: `seed ${seed}: ${met}`,
      }),
      atMost(0, {
        name: 'soak: catalogues that were neither the old nor the new one',
        value: this.#damage.length,
        unit: 'damages',
        note: `after ${this.#syncs} disturbed syncs; after every kill and in the end the digests are computed again from the rows`,
      }),
    ];
  }

  async #syncDisturbed(release: 1 | 2): Promise<void> {
    let page = await openBenchPage(this.#surroundings, this.#parts.context);
    const strategy = this.#parts.random.pick(STRATEGIES);
    const started = await this.#start(page, { strategy, startedBy: 'user' });
    const longestMs = this.#parts.clean.longestMs.get(strategy) ?? 0;
    for (let kill = 0; kill < KILLS_OF_ONE_SYNC; kill += 1) {
      const moment = this.#parts.random.next() * longestMs * 0.5;
      const next = await this.#takeOwnerAway(page, started, moment);
      if (next === null) break;
      page = next;
      await this.#checkShown(page, started.environmentId);
    }
    const session = await page.evaluate((id) => bench.untilEnded(id), started.id);
    this.#syncs += 1;
    if (session.status !== 'completed') {
      this.#damage.push(`a sync ended as ${session.status}: ${JSON.stringify(session.failure)}`);
    }
    const shown = await page.evaluate((id) => bench.catalogOf(id), started.environmentId);
    if (shown?.digest !== this.#parts.clean.digests[release - 1]) {
      this.#damage.push(`release ${release} is shown as ${shown?.digest ?? 'nothing'}`);
    }
    await page.close();
  }

  #start(page: Page, asked: SyncRequest): Promise<SyncSession> {
    const { url } = this.#surroundings.environments.first;
    return page.evaluate(
      async ([address, request]) => {
        const environment = await bench.addEnvironment(address);
        return bench.begin(environment.id, request);
      },
      [url, asked] as const,
    );
  }

  /** Answers with the tab that owns the database afterwards; null if the sync had ended before. */
  async #takeOwnerAway(page: Page, { id }: SyncSession, moment: number): Promise<Page | null> {
    const { random, context } = this.#parts;
    const leaving = random.pick(LEAVINGS);
    const waiting = random.chance(0.5) ? await openBenchPage(this.#surroundings, context) : null;
    await waiting?.evaluate(() => bench.statistics());
    await page.waitForTimeout(moment);
    const session = await page.evaluate((name) => bench.session(name), id);
    if (session.endedAt !== null) {
      await waiting?.close();
      return null;
    }
    const phase = session.phases.find(({ status }) => status === 'running')?.phase;
    for (const what of [phase ?? 'between', leaving, ...(waiting ? ['a tab waiting'] : [])]) {
      this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
    }
    await leaveTab(page, leaving);
    this.kills += 1;
    return waiting ?? openBenchPage(this.#surroundings, context);
  }

  /** A catalogue that is not complete is the first one, still being filled. */
  async #checkShown(page: Page, environment: number): Promise<void> {
    const shown = await page.evaluate((id) => bench.provenCatalogOf(id), environment);
    if (shown === null) return;
    if (!shown.isWhole) this.#damage.push(`after a kill ${shown.digest} is not what its rows say`);
    if (this.#parts.clean.digests.includes(shown.digest)) return;
    this.#damage.push(`after a kill ${shown.digest} is shown`);
  }

  async #withPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
    const page = await openBenchPage(this.#surroundings, this.#parts.context);
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  }
}
