import type { EngineApi } from '#contract/api.ts';
import { EVENTS_CHANNEL, type WorkerStart } from '#contract/channels.ts';
import type { EngineEvent } from '#contract/events.ts';
import { migrate, type SchemaVersion } from './db/migrate.ts';
import { MigrationFailed, migrateSafely } from './db/migrate-safely.ts';
import { openDatabase, type OpenedDatabase } from './db/open-database.ts';
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
  const schema = bringUpToDate(opened);
  if (schema instanceof MigrationFailed) {
    const { found: from, known: to } = schema.schema;
    return createBrokenEngine({ kind: 'migration_failed', from, to, reason: schema.message });
  }
  if (schema.found > schema.known) return createBrokenEngine({ kind: 'database_newer', ...schema });
  return createEngine({
    opened,
    baseUrl,
    tokens,
    publish: (event: EngineEvent) => events.postMessage(event),
  });
}

function bringUpToDate({ db, copyFile }: OpenedDatabase): SchemaVersion | MigrationFailed {
  try {
    return copyFile === null ? migrate(db) : migrateSafely(db, copyFile);
  } catch (error) {
    if (error instanceof MigrationFailed) return error;
    throw error;
  }
}
