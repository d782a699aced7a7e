import type { Page } from 'playwright';
import { demoCatalogue } from '../../../server/demo-environment/catalogue.ts';
import { atLeast, figure } from '../figures.ts';
import { tell, type Measurement } from '../measurement.ts';
import { phaseMilliseconds, syncEnvironment } from '../sync-environment.ts';
import { withBenchPage } from '../with-browser.ts';

const LATENCY_MS = 100;
const SINGLE_LABELS = 100;

/** Against an environment that takes 100 ms for every answer. */
export const labels: Measurement = {
  name: 'labels',
  run: (surroundings) =>
    withBenchPage(surroundings, async (page) => {
      const { first } = surroundings.environments;
      await syncEnvironment(page, first.url, { strategy: 'full_without_labels' });
      first.setKnobs({ latencyMs: { label: LATENCY_MS } });
      try {
        const session = await syncEnvironment(page, first.url, { strategy: 'labels_only' });
        const count = session.phases.find(({ phase }) => phase === 'labels')?.done ?? 0;
        const milliseconds = phaseMilliseconds(session, 'labels');
        tell(`  ${count} labels in ${milliseconds} ms`);
        const perSecond = (1000 * count) / milliseconds;
        const singlePerSecond = await readOneByOne(page, new URL(first.url).host);
        return [
          figure({
            name: 'labels at 100 ms latency',
            value: perSecond,
            unit: 'labels/s',
            note: `1 run of all ${count} English labels, until they are stored and searchable`,
          }),
          figure({
            name: 'labels at 100 ms latency, one after the other',
            value: singlePerSecond,
            unit: 'labels/s',
            note: `extrapolated from ${SINGLE_LABELS} labels, fetched but not stored`,
          }),
          atLeast(20, {
            name: 'labels at 100 ms latency / one after the other',
            value: perSecond / singlePerSecond,
            unit: 'ratio',
          }),
        ];
      } finally {
        first.setKnobs({ latencyMs: {} });
      }
    }),
};

/** Labels a second. */
async function readOneByOne(page: Page, host: string): Promise<number> {
  const milliseconds = await page.evaluate(
    async ([relayed, ids]) => {
      const startedAt = performance.now();
      for (const id of ids) {
        const key = encodeURIComponent(id);
        const response = await fetch(
          `/relay/${relayed}/metadata/Labels(Id='${key}',Language='en-US')`,
          { headers: { Accept: 'application/json', 'x-atlas-relay': '1' } },
        );
        if (!response.ok) throw new Error(`${id}: ${response.status}`);
        await response.json();
      }
      return performance.now() - startedAt;
    },
    [host, labelIds()] as const,
  );
  return (1000 * SINGLE_LABELS) / milliseconds;
}

function labelIds(): readonly string[] {
  const catalogue = demoCatalogue();
  const ids = catalogue.publicEntities.flatMap(({ LabelId }) => LabelId ?? []);
  return ids
    .filter((id) => id.startsWith('@') && catalogue.labelText(id, 'en-US') !== null)
    .slice(0, SINGLE_LABELS);
}
