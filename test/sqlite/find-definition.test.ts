import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { expect, test } from 'vitest';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import { createCatalog } from '../../worker/catalog/catalogs.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import { findEntity, findEnumeration } from '../../worker/catalog/find-definition.ts';
import { readDataEntityDetail } from '../../worker/catalog/read-details.ts';
import type { Database } from '../../worker/db/database.ts';
import { migrate } from '../../worker/db/migrate.ts';
import { openInMemory } from '../../worker/db/open-database.ts';
import {
  dataEntity,
  entity as filledEntity,
  enumeration as filledEnumeration,
} from './filled-catalog.ts';

const sqlite = await sqlite3InitModule();

test('a set name comes before a public name, and what is spelt exactly so before the rest', async () => {
  const { db, catalog } = await storeAll([
    entity('Ledgers', 'LedgerSet'),
    entity('ledgers', 'OtherSet'),
    entity('Book', 'ledgerS'),
    entity('Paper', 'LEDGERS'),
  ]);
  const publicNameOf = (name: string) => findEntity(db, catalog, name)?.name;
  expect(publicNameOf('ledgerS')).toBe('Book');
  expect(publicNameOf('LEDGERS')).toBe('Paper');
  expect(publicNameOf('Ledgers')).toBe('Ledgers');
  expect(publicNameOf('lEDGERS')).toBe('Book');
  expect(publicNameOf('Ledger')).toBeUndefined();
});

test('of two enumerations whose names differ in case each is found by its own', async () => {
  const { db, catalog } = await storeAll([enumeration('NOYES'), enumeration('NoYes')]);
  expect(findEnumeration(db, catalog, 'NoYes')?.name).toBe('NoYes');
  expect(findEnumeration(db, catalog, 'NOYES')?.name).toBe('NOYES');
  expect(findEnumeration(db, catalog, 'noyes')?.name).toBe('NOYES');
});

test('of two data entities whose names differ in case each is found by its own', async () => {
  const { db, catalog } = await storeAll([dataEntity('CUSTTABLE'), dataEntity('CustTable')]);
  const nameOf = (name: string) =>
    readDataEntityDetail(db, { catalog, languages: [] }, name)?.dataEntity.name;
  expect(nameOf('CustTable')).toBe('CustTable');
  expect(nameOf('CUSTTABLE')).toBe('CUSTTABLE');
  expect(nameOf('custtable')).toBe('CUSTTABLE');
  expect(nameOf('CustTables')).toBeUndefined();
});

test('what another catalog holds is not found', async () => {
  const { db, catalog } = await storeAll([
    entity('Ledger', 'Ledgers'),
    enumeration('NoYes'),
    dataEntity('LedgerEntity'),
  ]);
  const other = createCatalog(db, 1, '2026-11-20T00:00:00Z');
  await new DefinitionStore(db, other).store([
    entity('Bank', 'Banks'),
    enumeration('Status'),
    dataEntity('BankEntity'),
  ]);
  const findAll = (id: number, names: readonly [string, string, string]) => [
    findEntity(db, id, names[0])?.entitySetName,
    findEnumeration(db, id, names[1])?.name,
    readDataEntityDetail(db, { catalog: id, languages: [] }, names[2])?.dataEntity.name,
  ];
  const mine = ['Ledgers', 'NoYes', 'LedgerEntity'] as const;
  const theirs = ['Banks', 'Status', 'BankEntity'] as const;
  expect([findAll(catalog, mine), findAll(other, theirs)]).toEqual([mine, theirs]);
  expect([...findAll(other, mine), ...findAll(catalog, theirs)]).toEqual(Array(6).fill(undefined));
});

async function storeAll(
  definitions: readonly Definition[],
): Promise<{ readonly db: Database; readonly catalog: number }> {
  const db = openInMemory(sqlite);
  migrate(db);
  db.execute(`
    INSERT INTO global_version (id, fingerprint, source, first_seen_at, last_used_at)
    VALUES (1, 'f', 'modules', '', '')
  `);
  const catalog = createCatalog(db, 1, '2026-11-20T00:00:00Z');
  await new DefinitionStore(db, catalog).store(definitions);
  return { db, catalog };
}

function entity(name: string, entitySetName: string): Definition {
  return filledEntity(entitySetName, [], { name });
}

function enumeration(name: string): Definition {
  return filledEnumeration(name, {});
}
