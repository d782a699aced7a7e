import type { Database } from './database.ts';
import { migrate, readSchemaVersion, type SchemaVersion } from './migrate.ts';

/** The other file in which a copy of the database lies while it is changed. */
export interface CopyFile {
  /** What an earlier owner left; null where there is none. */
  open(): Database | null;
  create(): Database;
  /** After its connection was closed. */
  remove(): void;
}

/** The migration of a database failed, and it is again as it was before. */
export class MigrationFailed extends Error {
  readonly schema: SchemaVersion;

  constructor(schema: SchemaVersion, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.schema = schema;
  }
}

/**
 * Brings the schema up to date with a copy beside it. If a step fails, the copy is put back and `MigrationFailed` is
 * thrown; if the owner is killed, the next one finds the copy, puts it back and begins again. A new database has
 * nothing to lose and gets no copy.
 */
export function migrateSafely(
  db: Database,
  copy: CopyFile,
  migrations?: readonly string[],
): SchemaVersion {
  putBackWhatWasLeft(db, copy, migrations);
  const schema = readSchemaVersion(db, migrations);
  if (schema.found === 0 || schema.found >= schema.known) return migrate(db, migrations);
  let isCopied = false;
  try {
    using(copy.create(), (kept) => db.copyInto(kept));
    isCopied = true;
    migrate(db, migrations);
  } catch (error) {
    if (isCopied) putBack(db, copy);
    else copy.remove();
    throw new MigrationFailed(schema, error);
  }
  copy.remove();
  return schema;
}

/** A copy that is itself incomplete was rolled back to nothing: then the database was not touched yet. */
function putBackWhatWasLeft(
  db: Database,
  copy: CopyFile,
  migrations: readonly string[] | undefined,
): void {
  const left = copy.open();
  if (left === null) return;
  const before = using(left, (kept) => readSchemaVersion(kept, migrations));
  const { found, known } = readSchemaVersion(db, migrations);
  if (before.found > 0 && found < known) putBack(db, copy);
  else copy.remove();
}

function putBack(db: Database, copy: CopyFile): void {
  const left = copy.open();
  if (left !== null) using(left, (kept) => kept.copyInto(db));
  copy.remove();
}

function using<T>(db: Database, work: (db: Database) => T): T {
  try {
    return work(db);
  } finally {
    db.close();
  }
}
