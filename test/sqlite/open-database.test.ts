import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { beforeEach, expect, test, vi } from 'vitest';
import { openDatabase } from '../../worker/db/open-database.ts';
import { statement } from '../../worker/db/statement.ts';

/** What a browser answers to whoever wants its pool of files; Node has none. */
let answer: () => object;
let asked: number;
let sqlite: Sqlite3Static;

vi.mock('@sqlite.org/sqlite-wasm', async (importOriginal) => {
  const { default: init } = await importOriginal<typeof import('@sqlite.org/sqlite-wasm')>();
  const installOpfsSAHPoolVfs = async (): Promise<object> => {
    asked += 1;
    // Whoever waits before asking again has waited.
    setImmediate(() => vi.runOnlyPendingTimers());
    return answer();
  };
  return {
    default: async () => (sqlite = Object.assign(await init(), { installOpfsSAHPoolVfs })),
  };
});

vi.useFakeTimers({ toFake: ['setTimeout'] });

beforeEach(() => {
  asked = 0;
});

/** Files that end with the test. */
function pool(): object {
  const names = new Set<string>();
  class OpfsSAHPoolDb extends sqlite.oo1.DB {
    constructor(name: string) {
      super(name);
      names.add(name);
    }
  }
  const unlink = (name: string): boolean => names.delete(name);
  return { OpfsSAHPoolDb, unlink, getFileNames: () => [...names] };
}

function refuse(name: string): never {
  throw new DOMException('No.', name);
}

const foreignKeys = statement<{}, { foreign_keys: number }>('PRAGMA foreign_keys');

test('the database lies in a file of the browser, with room for a copy beside it', async () => {
  answer = pool;
  const { db, place, reason, copyFile } = await openDatabase();
  expect({ place, reason }).toEqual({ place: 'opfs', reason: null });
  expect(db.one(foreignKeys, {})).toEqual({ foreign_keys: 1 });
  db.execute('CREATE TABLE kept (word TEXT)');
  expect(copyFile?.open()).toBeNull();
  const copy = copyFile?.create();
  if (copy === undefined) throw new Error('There is room for a copy.');
  db.copyInto(copy);
  copy.close();
  const found = copyFile?.open();
  expect(found?.all(statement<{}, { word: string }>('SELECT word FROM kept'), {})).toEqual([]);
  found?.close();
  copyFile?.remove();
  expect(copyFile?.open()).toBeNull();
});

test('files that a closed tab still holds are waited for', async () => {
  answer = () => (asked < 4 ? refuse('NoModificationAllowedError') : pool());
  expect(await openDatabase()).toMatchObject({ place: 'opfs' });
  expect(asked).toBe(4);
});

test('files that somebody holds for ever are an error, and nothing is kept in memory instead', async () => {
  answer = () => refuse('NoModificationAllowedError');
  await expect(openDatabase()).rejects.toThrow('No.');
  expect(asked).toBeGreaterThan(10);
});

test.each(['SecurityError', 'NotAllowedError', 'InvalidStateError', 'UnknownError'])(
  'where the browser refuses storage with %s, the database is in memory and says why',
  async (name) => {
    answer = () => refuse(name);
    const { db, place, reason, copyFile } = await openDatabase();
    expect({ place, reason, copyFile }).toEqual({ place: 'memory', reason: 'No.', copyFile: null });
    expect(db.one(foreignKeys, {})).toEqual({ foreign_keys: 1 });
    expect(asked).toBe(1);
  },
);

test('a browser without such files has its database in memory', async () => {
  answer = () => {
    throw new Error('Missing required OPFS APIs.');
  };
  expect(await openDatabase()).toMatchObject({ place: 'memory' });
});

test('what is no refusal of the browser is an error', async () => {
  answer = () => refuse('DataCloneError');
  await expect(openDatabase()).rejects.toThrow('No.');
  answer = () => {
    throw new Error('A bug.');
  };
  await expect(openDatabase()).rejects.toThrow('A bug.');
});
