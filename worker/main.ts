import type { EngineApi } from '#contract/api.ts';
import { EVENTS_CHANNEL, type WorkerStart } from '#contract/channels.ts';
import type { EngineEvent } from '#contract/events.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open-database.ts';
import { createBrokenEngine, createEngine } from './engine.ts';
import { ownDatabase } from './tabs/own-database.ts';
import { serveTabs } from './tabs/serve-tabs.ts';
import { TabTokens } from './tabs/tab-tokens.ts';

declare const self: DedicatedWorkerGlobalScope;

ownDatabase(async () => {
  const tokens = new TabTokens();
  serveTabs(
    await startEngine(tokens).catch((error: unknown) => {
      // Every tab is told, and this worker keeps the lock: the next owner would fail in the same way.
      const message = error instanceof Error ? error.message : String(error);
      return createBrokenEngine({ kind: 'unexpected', message });
    }),
    tokens,
  );
});

async function startEngine(tokens: TabTokens): Promise<EngineApi> {
  // The window wrote it when it started this worker.
  const { baseUrl } = JSON.parse(self.name) as WorkerStart;
  const events = new BroadcastChannel(EVENTS_CHANNEL);
  const opened = await openDatabase();
  const schema = migrate(opened.db);
  if (schema.found > schema.known) return createBrokenEngine({ kind: 'database_newer', ...schema });
  return createEngine({
    opened,
    baseUrl,
    tokens,
    publish: (event: EngineEvent) => events.postMessage(event),
  });
}
