import type { CatalogId, EnvironmentId } from '#contract/domain.ts';
import type { Pin, PinId, PinKind, WatchList, WatchListId } from '#contract/watch-list.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { FoundTarget } from './catalog-names.ts';

/** A pin with the definition that it is compared with. */
export interface StoredPin extends Pin {
  readonly definitionId: number | null;
}

/** By name. */
export function listWatchLists(db: Database): readonly WatchList[] {
  return db.all(allLists, {}).map((row) => describeList(db, row));
}

export function readWatchList(db: Database, id: WatchListId): WatchList | undefined {
  const row = db.first(listById, { id });
  return row && describeList(db, row);
}

export function findWatchList(db: Database, name: string): WatchListId | undefined {
  return db.first(listByName, { name })?.id;
}

export function insertWatchList(
  db: Database,
  list: { readonly name: string; readonly environment: EnvironmentId | null; readonly now: string },
): WatchListId {
  db.run(insertList, list);
  return db.lastInsertId();
}

export function renameWatchList(db: Database, id: WatchListId, name: string): void {
  db.run(setListName, { id, name });
}

export function deleteWatchList(db: Database, id: WatchListId): void {
  db.run(deleteList, { id });
}

export function readPins(db: Database, list: WatchListId): readonly StoredPin[] {
  return db.all(pinsOfList, { list }).map(describePin);
}

export type PinInput = Omit<FoundTarget, 'owner'> & {
  /** Null where no catalogue has it yet. */
  readonly owner: FoundTarget['owner'] | null;
};

/** True if the list did not have it. One that it has keeps its baseline, but gets one if it had none. */
export function insertPin(
  db: Database,
  { list, now }: { readonly list: WatchListId; readonly now: string },
  { target, owner }: PinInput,
): boolean {
  const row = {
    list,
    kind: target.kind,
    owner: target.owner,
    part: target.part ?? '',
    isWhole: target.isWhole,
    publicName: owner?.publicName ?? null,
    definition: owner?.definitionId ?? null,
    now,
  };
  const isNew = db.run(insertPinRow, row) > 0;
  if (!isNew) db.run(completePin, row);
  return isNew;
}

export function deletePins(db: Database, pins: readonly PinId[]): void {
  db.run(deletePinRows, { pins: JSON.stringify(pins) });
}

/** What the catalog shows now is the baseline, under the names that it has there. */
export function setBaseline(
  db: Database,
  { id, now }: { readonly id: PinId; readonly now: string },
  { target, owner }: FoundTarget,
): void {
  const { definitionId, publicName } = owner;
  const names = { owner: target.owner, part: target.part ?? '', publicName };
  db.run(updateBaseline, { id, now, ...names, definitionId });
}

/** An environment that shows it, for whoever only knows the catalog. */
export function findHome(db: Database, catalog: CatalogId): EnvironmentId | null {
  return db.first(environmentOfCatalog, { catalog })?.id ?? null;
}

interface ListRow {
  readonly id: WatchListId;
  readonly name: string;
  readonly environmentId: EnvironmentId | null;
  readonly createdAt: string;
}

function describeList(db: Database, row: ListRow): WatchList {
  return {
    ...row,
    pins: readPins(db, row.id).map(({ definitionId: _baseline, ...pin }) => pin),
  };
}

function describePin({ part, isWhole, definitionId, ...row }: PinRow): StoredPin {
  return {
    ...row,
    part: part === '' ? null : part,
    isWhole: isWhole === 1,
    definitionId,
    hasBaseline: definitionId !== null,
  };
}

const COLUMNS = 'id, name, environment_id AS environmentId, created_at AS createdAt';

const allLists = statement<{}, ListRow>(`SELECT ${COLUMNS} FROM watch_list ORDER BY name, id`);

const listById = statement<{ id: WatchListId }, ListRow>(
  `SELECT ${COLUMNS} FROM watch_list WHERE id = :id`,
);

const listByName = statement<{ name: string }, { id: WatchListId }>(
  'SELECT id FROM watch_list WHERE name = :name',
);

const insertList = statement<{
  name: string;
  environment: EnvironmentId | null;
  now: string;
}>(/* sql */ `
  INSERT INTO watch_list (name, environment_id, created_at) VALUES (:name, :environment, :now)
`);

const setListName = statement<{ id: WatchListId; name: string }>(
  'UPDATE watch_list SET name = :name WHERE id = :id',
);

const deleteList = statement<{ id: WatchListId }>('DELETE FROM watch_list WHERE id = :id');

interface PinRow {
  readonly id: PinId;
  readonly kind: PinKind;
  readonly owner: string;
  readonly part: string;
  readonly isWhole: number;
  readonly publicName: string | null;
  readonly definitionId: number | null;
  readonly pinnedAt: string;
}

const pinsOfList = statement<{ list: WatchListId }, PinRow>(/* sql */ `
  SELECT id, kind, owner, part, is_whole AS isWhole, public_name AS publicName,
    definition_id AS definitionId, pinned_at AS pinnedAt
  FROM watch_list_pin WHERE list_id = :list ORDER BY owner, part <> '', part, kind
`);

type PinColumns = {
  list: WatchListId;
  kind: PinKind;
  owner: string;
  part: string;
  isWhole: boolean;
  publicName: string | null;
  definition: number | null;
  now: string;
};

const insertPinRow = statement<PinColumns>(/* sql */ `
  INSERT INTO watch_list_pin (
    list_id, kind, owner, part, is_whole, public_name, definition_id, pinned_at
  ) VALUES (:list, :kind, :owner, :part, :isWhole, :publicName, :definition, :now)
  ON CONFLICT DO NOTHING
`);

const completePin = statement<PinColumns>(/* sql */ `
  UPDATE watch_list_pin
  SET is_whole = max(is_whole, :isWhole),
    pinned_at = CASE WHEN definition_id IS NULL THEN :now ELSE pinned_at END,
    public_name = coalesce(public_name, :publicName),
    definition_id = coalesce(definition_id, :definition)
  WHERE list_id = :list AND kind = :kind AND owner = :owner AND part = :part
`);

const deletePinRows = statement<{ pins: string }>(
  'DELETE FROM watch_list_pin WHERE id IN (SELECT value FROM json_each(:pins))',
);

// Two pins may meet under the new name of an entity: then both stay as they are called.
const updateBaseline = statement<{
  id: PinId;
  now: string;
  owner: string;
  part: string;
  publicName: string | null;
  definitionId: number;
}>(/* sql */ `
  UPDATE OR IGNORE watch_list_pin
  SET owner = :owner, part = :part, public_name = :publicName, definition_id = :definitionId,
    pinned_at = :now
  WHERE id = :id
`);

const environmentOfCatalog = statement<{ catalog: CatalogId }, { id: EnvironmentId }>(
  'SELECT id FROM environment WHERE catalog_id = :catalog ORDER BY id LIMIT 1',
);
