import type { Environment } from '#contract/domain.ts';
import type { Failure } from '#contract/failure.ts';
import type { SnapshotRequest } from '#contract/snapshot.ts';
import type { Definition } from '../../worker/catalog/canonical-form.ts';
import {
  completeCatalog,
  computeCatalogDigest,
  createCatalog,
} from '../../worker/catalog/catalogs.ts';
import { addLabels } from '../../worker/catalog/add-labels.ts';
import { DefinitionStore } from '../../worker/catalog/definition-store.ts';
import type { Database } from '../../worker/db/database.ts';
import { statement } from '../../worker/db/statement.ts';
import { toHex } from '../../worker/digest/hex.ts';
import { fingerprintModules } from '../../worker/versions/fingerprint.ts';
import { recordVersion } from '../../worker/versions/version-registry.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';

export const SYNCED_AT = '2026-11-03T08:00:00.000Z';

export const ENUMERATION: Definition = {
  kind: 'enumeration',
  value: {
    name: 'CustVendorBlocked',
    labelId: '@SYS80084',
    members: [
      { name: 'No', labelId: '@SYS5461', value: 0, configurationEnabled: true },
      { name: 'All', labelId: '@sys80094', value: 2, configurationEnabled: true },
    ],
  },
};

export const DATA_ENTITY = {
  kind: 'data_entity',
  value: {
    name: 'CustCustomerGroupEntity',
    publicEntityName: 'CustomerGroup',
    publicCollectionName: 'CustomerGroups',
    labelId: '@SYS7149',
    dataServiceEnabled: true,
    dataManagementEnabled: true,
    entityCategory: 'Master',
    isReadOnly: false,
  },
} as const satisfies Definition;

export function entityNamed(name: string): Definition {
  const flags = { isDimension: false, isDynamicDimension: false, configurationEnabled: true };
  const rest = {
    ...flags,
    isMandatory: true,
    allowEdit: false,
    allowEditOnCreate: true,
    dimensionRelation: null,
    dimensionLegalEntityProperty: null,
    dimensionTypeProperty: null,
  };
  return {
    kind: 'entity',
    value: {
      name,
      entitySetName: `${name}s`,
      labelId: '@SYS7149',
      isReadOnly: false,
      configurationEnabled: true,
      properties: [
        {
          ...rest,
          name: `${name}Id`,
          typeName: 'Edm.String',
          dataType: 'String',
          labelId: '@SYS316569',
          isKey: true,
        },
        {
          ...rest,
          name: 'Blocked',
          typeName: 'Microsoft.Dynamics.DataEntities.CustVendorBlocked',
          dataType: 'Enum',
          labelId: '@SYS80084',
          isKey: false,
        },
      ],
      navigationProperties: [
        {
          name: 'Terms',
          relatedEntity: 'PaymentTerm',
          relatedRelationName: null,
          cardinality: 'Single',
          constraints: [
            { kind: 'referential', property: 'Blocked', referencedProperty: 'Name' },
            { kind: 'fixed', property: 'Blocked', value: 1, valueText: null },
            { kind: 'related_fixed', relatedProperty: 'Name', value: null, valueText: 'x' },
          ],
        },
      ],
      propertyGroups: [{ name: 'AutoReport', properties: [`${name}Id`, 'Blocked'] }],
      actions: [
        {
          name: 'post',
          bindingKind: 'BoundToEntityInstance',
          parameters: [{ name: 'amount', type: { typeName: 'Edm.Decimal', isCollection: false } }],
          returnType: { typeName: 'Edm.Boolean', isCollection: false },
          fieldLookup: null,
        },
      ],
    },
  };
}

export const DEFINITIONS: readonly Definition[] = [
  ENUMERATION,
  DATA_ENTITY,
  entityNamed('CustomerGroup'),
  entityNamed('VendorGroup'),
  entityNamed('PaymentTerm'),
];

export const TEXTS = [
  ['@sys80084', 'en-US', 'Invoicing and delivery on hold'],
  ['@sys5461', 'en-US', 'No'],
  ['@sys80094', 'en-US', null],
  ['@sys7149', 'en-US', 'Customer group'],
  ['@sys7149', 'de', 'Debitorengruppe'],
  ['@sys316569', 'en-US', '<script>alert(1)</script>'],
] as const;

const modulesOf = (version: string) =>
  ['ApplicationSuite', 'Currency', 'Directory'].map((name) => ({
    name,
    version,
    moduleId: name,
    publisher: 'Microsoft Corporation',
    displayName: `${name} module`,
  }));

export interface Sample {
  readonly name?: string;
  readonly definitions?: readonly Definition[];
  readonly texts?: readonly (readonly [label: string, language: string, text: string | null])[];
  /** The version of its modules. */
  readonly build?: string;
  /** In which order the modules were listed. */
  readonly isReversed?: boolean;
}

/** An environment with a complete catalogue, as a sync leaves it. */
export async function addSynced(
  { engine, db }: TestEngine,
  sample: Sample = {},
): Promise<Environment> {
  const { name = 'UAT', definitions = DEFINITIONS, texts = TEXTS, build = '10.0.2428.15' } = sample;
  const url = `https://${name.toLowerCase()}.sandbox.operations.dynamics.com`;
  const draft = { name, url, auth: 'none', transport: 'direct' } as const;
  const { id } = await valueOf(engine.addEnvironment(draft));
  const listed = modulesOf(build);
  const modules = sample.isReversed === true ? listed.toReversed() : listed;
  const list = { modules, unreadable: ['Name: odd'] };
  const { version } = recordVersion(db, id, {
    detected: {
      ...list,
      source: 'modules',
      fingerprint: await fingerprintModules(list),
      modulesHash: null,
      versionHash: null,
      applicationVersion: '10.0.43',
      platformVersion: '7.0.7521',
    },
    now: SYNCED_AT,
  });
  const catalog = createCatalog(db, version.id, SYNCED_AT);
  await new DefinitionStore(db, catalog).store(definitions);
  addLabels(
    db,
    catalog,
    texts.map(([label, language, text]) => ({ label, language, text, isInherited: false })),
  );
  const digest = await computeCatalogDigest(db, catalog);
  completeCatalog(db, catalog, { digest, now: SYNCED_AT });
  db.execute(`UPDATE environment SET catalog_id = ${catalog} WHERE id = ${id}`);
  const all = await valueOf(engine.listEnvironments());
  const added = all.find((each) => each.id === id);
  if (added === undefined) throw new Error('It was just added.');
  return added;
}

export function requestFor(
  environments: readonly Environment[],
  change: Partial<SnapshotRequest> = {},
): SnapshotRequest {
  return {
    environments: environments.map(({ id }) => id),
    languages: ['en-US', 'de'],
    hasNames: true,
    hasAddresses: false,
    createdBy: 'Anna',
    appVersion: '0.1.0',
    parts: [],
    documents: [],
    task: 'test',
    ...change,
  };
}

/** The sample environment's snapshot, made by an engine of its own. */
export async function sampleSnapshot(
  sample?: Sample,
  change?: Partial<SnapshotRequest>,
): Promise<Blob> {
  const maker = await openEngine();
  const environment = await addSynced(maker, sample);
  const { blob } = await valueOf(maker.engine.exportSnapshot(requestFor([environment], change)));
  return blob;
}

export async function unzip(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const stream = blob.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream).blob();
}

/** Over every byte of the database. */
export async function digestDatabase(db: Database): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', db.serialize())));
}

export function countRows(db: Database, table: string): number {
  const count = statement<{}, { count: number }>(`SELECT count(*) AS count FROM ${table}`);
  return db.first(count, {})?.count ?? -1;
}

/** The failure, or null where it went well. */
export async function refusalOf({ engine }: TestEngine, file: Blob): Promise<Failure | null> {
  const outcome = await engine.importSnapshot(file, 'test');
  return outcome.ok ? null : outcome.failure;
}
