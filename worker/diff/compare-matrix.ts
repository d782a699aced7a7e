import type { CatalogMatrix, MatrixCell, MatrixQuery, MatrixRow } from '#contract/comparison.ts';
import type { CatalogId } from '#contract/domain.ts';
import { readLabels } from '../catalog/label-texts.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import { parseScope } from './scope-pattern.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 500;

/** Entities side by side. Equal definitions are one row of the database, so only ids are compared. */
export function compareMatrix(
  db: Database,
  catalogs: readonly CatalogId[],
  query: MatrixQuery,
): CatalogMatrix {
  const fits = parseScope(query.scope);
  const found = db
    .all(entitiesByName, { catalogs: JSON.stringify(catalogs) })
    .map((row) => toEntityRow(row, catalogs))
    .filter(({ name }) => fits === null || fits(name))
    .filter(({ isDifferent }) => query.isDifferentOnly !== true || isDifferent);
  const { text = '', languages = ['en-US'] } = query;
  const rows = text.trim() === '' ? found : withText(found, text);
  const offset = Math.max(query.offset ?? 0, 0);
  const limit = Math.min(Math.max(query.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT);
  const labelOf = labelsOf(rows.slice(offset, offset + limit));
  return {
    catalogs,
    total: rows.length,
    rows: rows.slice(offset, offset + limit).map(({ name, cells }) => ({
      name,
      label: labelOf(name),
      cells,
    })),
  };

  function withText(all: readonly EntityRow[], wanted: string): readonly EntityRow[] {
    const word = wanted.trim().toLowerCase();
    const labels = labelsOf(all);
    return all.filter(({ name }) =>
      [name, labels(name)].some((each) => each?.toLowerCase().includes(word)),
    );
  }

  /** Of the last catalog that has a text for it. */
  function labelsOf(some: readonly EntityRow[]): (name: string) => string | null {
    const ids = some.map(({ labelId }) => labelId);
    const texts = catalogs
      .toReversed()
      .map((catalog) => readLabels(db, { catalog, languages }, ids));
    const idsByName = new Map(some.map(({ name, labelId }) => [name, labelId]));
    return (name) =>
      texts
        .map((find) => find(idsByName.get(name) ?? null)?.text ?? null)
        .find((each) => each !== null) ?? null;
  }
}

interface EntityRow extends Omit<MatrixRow, 'label'> {
  readonly labelId: string | null;
  readonly isDifferent: boolean;
}

interface StoredRow {
  readonly name: string;
  readonly labelId: string | null;
  /** JSON: for each catalog that has it, its id, the definition and whether it is switched on. */
  readonly present: string;
}

type PresentDefinition = readonly [catalog: CatalogId, definition: number, isSwitchedOn: 0 | 1];

function toEntityRow(
  { name, labelId, present }: StoredRow,
  catalogs: readonly CatalogId[],
): EntityRow {
  const definitions: readonly PresentDefinition[] = JSON.parse(present);
  const variants: number[] = [];
  const cells = catalogs.map((catalog): MatrixCell => {
    const found = definitions.find(([holder]) => holder === catalog);
    if (found === undefined) return { state: 'absent', variant: null };
    const [, definition, isSwitchedOn] = found;
    if (!variants.includes(definition)) variants.push(definition);
    return {
      state: isSwitchedOn === 1 ? 'present' : 'disabled',
      variant: variants.indexOf(definition),
    };
  });
  const isDifferent = variants.length > 1 || cells.some(({ state }) => state === 'absent');
  return { name, labelId, isDifferent, cells };
}

const entitiesByName = statement<{ catalogs: string }, StoredRow>(/* sql */ `
  SELECT e.entity_set_name AS name, max(l.spelling) AS labelId,
    json_group_array(json_array(c.catalog_id, e.definition_id, e.configuration_enabled)) AS present
  FROM entity e
  JOIN catalog_definition c ON c.definition_id = e.definition_id
    AND c.catalog_id IN (SELECT value FROM json_each(:catalogs))
  LEFT JOIN label l ON l.id = e.label_id
  GROUP BY e.entity_set_name
  ORDER BY e.entity_set_name
`);
