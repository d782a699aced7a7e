import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import type { EngineApi } from '#contract/api.ts';
import type { EngineEvent } from '#contract/events.ts';
import { fail } from '#contract/outcome.ts';
import { migrate } from './db/migrate.ts';
import { openInMemory } from './db/open-database.ts';
import { createEngine } from './engine.ts';

/** The engine without a browser, for making files in a build: nobody can sign in, and nothing is kept. */
export async function openEngineInMemory(
  publish: (event: EngineEvent) => void,
): Promise<EngineApi> {
  const db = openInMemory(await sqlite3InitModule());
  migrate(db);
  return createEngine({
    opened: { db, place: 'memory', reason: null, copyFile: null },
    baseUrl: 'http://localhost/',
    tokens: {
      token: async () =>
        fail({ kind: 'sign_in_failed', host: 'localhost', reason: 'nobody can sign in here' }),
    },
    publish,
  });
}
