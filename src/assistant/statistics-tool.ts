import * as z from 'zod/mini';
import type { EnvironmentStatistics } from '#contract/domain.ts';
import { succeed } from '#contract/outcome.ts';
import { defineTool, offsetArgument, sizeArgument } from './tool.ts';
import { listFrom, type JsonObject } from './write-answer.ts';

export const cacheStatistics = defineTool({
  name: 'd365fo_cache_statistics',
  title: 'Count what is stored',
  description:
    'What this device holds: versions, catalogues and definitions (each stored once, whoever uses it), label texts, ' +
    'size in bytes; and for every environment the counts of its catalogue and how far its labels are, by language.',
  isReadOnly: true,
  input: z.strictObject({ ...offsetArgument, ...sizeArgument }),
  async handle({ offset }, { engine }) {
    const statistics = await engine.ask((api) => api.cacheStatistics());
    if (!statistics.ok) return statistics;
    const { environments, storage, ...counts } = statistics.value;
    return succeed({
      facts: { ...counts, storage: storage.place, environmentCount: environments.length },
      list: listFrom('environments', environments.map(describeEnvironment), offset),
    });
  },
});

function describeEnvironment(statistics: EnvironmentStatistics): JsonObject {
  const { fingerprint, counts, labels, lastSyncAt } = statistics;
  return {
    environment: statistics.environment,
    url: statistics.url,
    fingerprint: fingerprint?.slice(0, 16),
    catalog: statistics.catalogState,
    modules: statistics.modules,
    ...counts,
    labels: Object.fromEntries(labels.map(({ language, ...coverage }) => [language, coverage])),
    lastSyncAt: lastSyncAt ?? undefined,
  };
}
