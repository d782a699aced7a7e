import type { CatalogId, InstalledModule } from '#contract/domain.ts';
import type { DataEntity, Entity, EnumerationMember, Property } from '#contract/metadata.ts';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import {
  completeCatalog,
  computeCatalogDigest,
  createCatalog,
} from '../../worker/catalog/catalogs.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import { listUnsettledLabels, settleLabels } from '../../worker/catalog/label-store.ts';
import type { Database } from '../../worker/db/database.ts';

export interface CatalogContents {
  readonly definitions: readonly Definition[];
  readonly modules?: readonly Pick<InstalledModule, 'moduleId' | 'version' | 'publisher'>[];
  /** Texts by label id, in English; ids that are not here are unknown to the service. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** A complete catalog with this in it, as a sync would leave it. */
export async function fillCatalog(
  db: Database,
  { definitions, modules = [], texts = {} }: CatalogContents,
): Promise<CatalogId> {
  db.execute(`
    INSERT INTO global_version (fingerprint, source, first_seen_at, last_used_at)
    VALUES (hex(randomblob(32)), 'modules', '', '')
  `);
  const version = db.lastInsertId();
  const insertModule = db.bulkInsert(/* sql */ `
    INSERT INTO installed_module (
      version_id, position, name, version, module_id, publisher, display_name
    ) VALUES (?, ?, ?, ?, ?, ?, ?)
  `);
  modules.forEach(({ moduleId, version: build, publisher }, position) =>
    insertModule.add(version, position, moduleId, build, moduleId, publisher, ''),
  );
  const catalog = createCatalog(db, version, '');
  await new DefinitionStore(db, catalog).store(definitions);
  rewordLabels(db, catalog, texts);
  const digest = await computeCatalogDigest(db, catalog);
  completeCatalog(db, catalog, { digest, now: '' });
  return catalog;
}

/** Settles the labels of a catalog that are not settled yet. */
export function rewordLabels(
  db: Database,
  catalog: CatalogId,
  texts: Readonly<Record<string, string>>,
): void {
  const scope = { catalog, language: 'en-US' };
  const labels = listUnsettledLabels(db, scope).map((label) => ({
    label,
    text: texts[label.spelling] ?? null,
  }));
  settleLabels(db, scope, labels);
}

/** Its public name is its set name without the last letter. */
export function entity(
  entitySetName: string,
  properties: readonly Property[] = [],
  facts: Partial<Entity> = {},
): Definition {
  return {
    kind: 'entity',
    value: {
      name: entitySetName.slice(0, -1),
      entitySetName,
      labelId: null,
      isReadOnly: false,
      configurationEnabled: true,
      properties,
      navigationProperties: [],
      propertyGroups: [],
      actions: [],
      ...facts,
    },
  };
}

export function dataEntity(name: string, facts: Partial<DataEntity> = {}): Definition {
  return {
    kind: 'data_entity',
    value: {
      name,
      publicEntityName: null,
      publicCollectionName: null,
      labelId: null,
      dataServiceEnabled: true,
      dataManagementEnabled: true,
      entityCategory: null,
      isReadOnly: false,
      ...facts,
    },
  };
}

export function enumeration(
  name: string,
  members: Readonly<Record<string, number>> = {},
  labelId: string | null = null,
): Definition {
  const member = ([memberName, value]: readonly [string, number]): EnumerationMember => ({
    name: memberName,
    value,
    labelId: null,
    configurationEnabled: true,
  });
  return {
    kind: 'enumeration',
    value: { name, labelId, members: Object.entries(members).map(member) },
  };
}
