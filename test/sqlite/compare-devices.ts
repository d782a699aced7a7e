import type { Database } from '../../worker/db/database.ts';
import { statement } from '../../worker/db/statement.ts';

/** Not compared: `columns` of tables that are, or whole tables. Each with its reason where it is used. */
export interface LeftOut {
  readonly tables: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
}

/** Every row of every table, sorted, with what a reference means in place of its number. */
export function dumpDevice(
  db: Database,
  { tables, columns }: LeftOut,
): Record<string, readonly string[]> {
  const names = db.all(tableNames, {}).map(({ name }) => name);
  const compared = names.filter((name) => !tables.has(name));
  return Object.fromEntries(
    compared.map((table) => [table, dumpTable(db, table, columns).toSorted()]),
  );
}

function dumpTable(db: Database, table: string, leftOut: ReadonlySet<string>): readonly string[] {
  const referenced = new Map(db.all(foreignKeys, { table }).map((key) => [key.from, key.table]));
  const shown = db
    .all(tableColumns, { table })
    .filter(({ name, pk, type }) => !(pk > 0 && name === 'id' && type === 'INTEGER'))
    .filter(({ name }) => !leftOut.has(`${table}.${name}`))
    .map(({ name }) => {
      // Parts of a definition refer to one another by several columns, of which this is the one with a number.
      const target = name === 'definition_id' ? 'definition' : referenced.get(name);
      return meaningOf(`t.${name}`, target ?? null);
    });
  const rows = statement<{}, { row: string }>(
    `SELECT json_array(${shown.join(', ')}) AS row FROM ${table} t`,
  );
  return db.all(rows, {}).map(({ row }) => row);
}

/** Labels are compared without case: which spelling came first says nothing. */
const MEANING: Readonly<Record<string, string>> = {
  environment: 'SELECT url FROM environment WHERE id =',
  global_version: 'SELECT fingerprint FROM global_version WHERE id =',
  catalog:
    "SELECT digest || ' ' || fingerprint FROM catalog c JOIN global_version v ON v.id = c.version_id WHERE c.id =",
  definition: 'SELECT hex(digest) FROM definition WHERE id =',
  label: 'SELECT lower(spelling) FROM label WHERE id =',
  label_text: 'SELECT text FROM label_text WHERE id =',
  property_type: "SELECT type_name || ' ' || data_type FROM property_type WHERE id =",
  watch_list: 'SELECT name FROM watch_list WHERE id =',
  layout: 'SELECT name FROM layout WHERE id =',
};

function meaningOf(column: string, table: string | null): string {
  if (column === 't.digest') return `iif(typeof(${column}) = 'blob', hex(${column}), ${column})`;
  const meaning = MEANING[table ?? ''];
  return meaning === undefined ? column : `(${meaning} ${column})`;
}

const tableNames = statement<{}, { name: string }>(
  `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
   AND name NOT LIKE 'sqlite_%' ORDER BY name`,
);

const tableColumns = statement<{ table: string }, { name: string; type: string; pk: number }>(
  'SELECT name, type, pk FROM pragma_table_info(:table) ORDER BY cid',
);

const foreignKeys = statement<{ table: string }, { from: string; table: string }>(
  'SELECT "from", "table" FROM pragma_foreign_key_list(:table)',
);
