import { beforeEach, describe, expect, test } from 'vitest';
import type { Environment } from '#contract/domain.ts';
import type { DefinitionKind } from '#contract/metadata.ts';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import { deleteCatalog } from '../../worker/catalog/catalogs.ts';
import { countChanges } from '../../worker/catalog/count-changes.ts';
import { removeDefinitions } from '../../worker/catalog/definition-store.ts';
import { listUnsettledLabels } from '../../worker/catalog/label-store.ts';
import { statement } from '../../worker/db/statement.ts';
import { readDifference } from '../../worker/diff/read-difference.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';
import {
  addSynced,
  countRows,
  DATA_ENTITY,
  entityNamed,
  ENUMERATION,
  requestFor,
} from './snapshot-samples.ts';

/** One of each, with a label; a new kind does not compile without its own. */
const ONE_OF_EACH: Readonly<Record<DefinitionKind, Definition>> = {
  data_entity: DATA_ENTITY,
  entity: entityNamed('CustomerGroup'),
  enumeration: ENUMERATION,
};

// What asks for all definitions and is not told of a kind by its types forgets it here.
describe.each(Object.values(ONE_OF_EACH))('a definition of the kind $kind', (definition) => {
  const { name, labelId } = definition.value;
  let device: TestEngine;
  let empty: Environment;
  let uat: Environment;
  let catalog: number;

  beforeEach(async () => {
    device = await openEngine();
    empty = await addSynced(device, { name: 'EMPTY', definitions: [], texts: [] });
    uat = await addSynced(device, { definitions: [definition], texts: [] });
    catalog = uat.catalog?.id ?? 0;
  });

  test('is counted, and told by its name and label where only one catalogue has it', async () => {
    const counts = Object.values(uat.catalog?.counts ?? {});
    expect(counts.some((count) => count === 1)).toBe(true);
    const both = { from: empty.catalog?.id ?? 0, to: catalog };
    const { onlyAfter } = readDifference(device.db, both);
    expect(onlyAfter).toMatchObject([{ kind: definition.kind, name, labelId }]);
    expect(countChanges(device.db, both)).toEqual({ added: 1, removed: 0, changed: 0 });
    const { engine } = device;
    const { changes } = await valueOf(engine.compareCatalogs(both.from, both.to, {}));
    expect(changes).toMatchObject([{ kind: definition.kind, type: 'added' }]);
  });

  test('has its label asked for, and shown where the label is used', async () => {
    const unsettled = listUnsettledLabels(device.db, { catalog, language: 'en-US' });
    expect(unsettled.map(({ spelling }) => spelling)).toContain(labelId);
    const query = { what: 'label', name: labelId ?? '' } as const;
    const { places } = await valueOf(device.engine.findUsages(catalog, query));
    expect(places.map(({ kind }) => kind)).toContain(definition.kind);
  });

  test('is named where it was spoilt', async () => {
    device.db.execute('UPDATE definition SET digest = zeroblob(32)');
    expect(await valueOf(device.engine.proveCatalog(catalog))).toMatchObject({
      verdict: 'broken',
      broken: [{ kind: definition.kind, name }],
    });
  });

  test('goes along in a snapshot, and is whole where that is opened', async () => {
    const { blob } = await valueOf(device.engine.exportSnapshot(requestFor([uat])));
    const other = await openEngine();
    const { environments } = await valueOf(other.engine.importSnapshot(blob, 'test'));
    const opened = environments[0]?.catalog;
    expect(opened).toMatchObject({ digest: uat.catalog?.digest, counts: uat.catalog?.counts });
    const proof = await valueOf(other.engine.proveCatalog(opened?.id ?? 0));
    expect(proof).toMatchObject({ verdict: 'whole', definitions: 1 });
  });

  test('leaves no row behind when it is removed', () => {
    const { db } = device;
    const tables = db.all(tablesOfDefinitions, {}).map((table) => table.name);
    const holdRows = () => tables.filter((table) => countRows(db, table) > 0);
    expect(holdRows()).toContain(definition.kind);
    db.execute('UPDATE environment SET catalog_id = NULL');
    deleteCatalog(db, catalog);
    removeDefinitions(
      db,
      db.all(allDefinitions, {}).map(({ id }) => id),
    );
    expect(holdRows()).toEqual([]);
  });
});

const tablesOfDefinitions = statement<{}, { name: string }>(/* sql */ `
  SELECT t.name FROM pragma_table_list t, pragma_table_info(t.name) c
  WHERE t.type = 'table' AND c.name = 'definition_id'
`);

const allDefinitions = statement<{}, { id: number }>('SELECT id FROM definition');
