import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Failure } from '#contract/failure.ts';
import type { Entity, Enumeration } from '#contract/metadata.ts';
import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../../server/demo-environment/start-demo-environment.ts';
import { inspectFiles } from '../../../worker/metadata-service/files/inspect-files.ts';
import type { MetadataService } from '../../../worker/metadata-service/metadata-service.ts';
import { openFilesService } from '../../../worker/metadata-service/files/open-files-service.ts';
import {
  PUBLIC_ENTITIES,
  PUBLIC_ENUMERATIONS,
} from '../../../worker/metadata-service/collections.ts';

const NEVER = new AbortController().signal;
let demo: DemoEnvironment;
let annotated: string;
let plain: string;

beforeAll(async () => {
  demo = await startDemoEnvironment({ scale: 'small' });
  annotated = await (await fetch(`${demo.url}/data/$metadata`)).text();
  demo.setKnobs({ edmxAnnotations: false });
  plain = await (await fetch(`${demo.url}/data/$metadata`)).text();
});

afterAll(() => demo.close());

function fileOf(...content: BlobPart[]): File {
  return new File(content, 'download');
}

async function open(...files: readonly File[]): Promise<MetadataService> {
  const { parts } = await inspectFiles(files, NEVER);
  return openFilesService({ host: 'saved', name: 'Saved' }, parts);
}

async function readEntities(service: MetadataService): Promise<readonly Entity[]> {
  const entities: Entity[] = [];
  const end = await service.readEntities({
    signal: NEVER,
    onBatch: async ({ elements }) => void entities.push(...elements),
  });
  expect(end).toMatchObject({ ok: true, value: { elements: entities.length } });
  return entities;
}

async function readEnumerations(service: MetadataService): Promise<readonly Enumeration[]> {
  const enumerations: Enumeration[] = [];
  const end = await service.readEnumerations({
    signal: NEVER,
    onBatch: async ({ elements }) => void enumerations.push(...elements),
  });
  expect(end).toMatchObject({ ok: true, value: { elements: enumerations.length } });
  return enumerations;
}

async function failureOf(file: File): Promise<Failure | null> {
  const { report, parts } = await inspectFiles([file], NEVER);
  if (report.files[0]?.failure != null) expect(parts).toEqual([]);
  return report.files[0]?.failure ?? null;
}

/** What the metadata service says, as far as $metadata can know it. */
function truth(): readonly Entity[] {
  const all = demo.catalogue.publicEntities.map((wire) => PUBLIC_ENTITIES.parse({ ...wire }));
  const on = all.filter(({ configurationEnabled }) => configurationEnabled);
  const names = new Set(on.map(({ name }) => name));
  return on.map((entity) => ({
    ...entity,
    propertyGroups: [],
    properties: entity.properties
      .filter(({ configurationEnabled }) => configurationEnabled)
      .map((property) => ({
        ...property,
        isDimension: false,
        dimensionRelation: null,
        isDynamicDimension: false,
        dimensionLegalEntityProperty: null,
        dimensionTypeProperty: null,
      })),
    navigationProperties: entity.navigationProperties
      .filter(({ relatedEntity }) => names.has(relatedEntity))
      .map((each) => ({
        ...each,
        constraints: each.constraints.filter(({ kind }) => kind === 'referential'),
      })),
    actions: entity.actions.filter(({ bindingKind }) => bindingKind !== 'Unbound'),
  }));
}

function enumerationTruth(): readonly Enumeration[] {
  return demo.catalogue.publicEnumerations
    .map((wire) => PUBLIC_ENUMERATIONS.parse({ ...wire }))
    .map((each) => ({
      ...each,
      members: each.members.filter(({ configurationEnabled }) => configurationEnabled),
    }));
}

test('an annotated $metadata tells what the metadata service tells, but for what it cannot know', async () => {
  const service = await open(fileOf(annotated));
  const entities = await readEntities(service);
  expect(entities.length).toBeGreaterThan(50);
  expect(entities).toEqual(truth());
  expect(await readEnumerations(service)).toEqual(enumerationTruth());
});

test('a plain $metadata tells the same names, types, keys, relations and actions', async () => {
  const service = await open(fileOf(plain));
  const entities = await readEntities(service);
  const core = (list: readonly Entity[]) =>
    list.map(({ name, entitySetName, properties, navigationProperties, actions }) => ({
      name,
      entitySetName,
      properties: properties.map((property) => [property.name, property.typeName, property.isKey]),
      navigationProperties,
      actions,
    }));
  expect(core(entities)).toEqual(core(truth()));
  const fields = entities.flatMap(({ properties }) => properties);
  expect(fields.every(({ labelId }) => labelId === null)).toBe(true);
  const dataTypesOf = (type: string) =>
    new Set(fields.filter(({ typeName }) => typeName === type).map(({ dataType }) => dataType));
  expect(dataTypesOf('Edm.Decimal')).toEqual(new Set(['Real']));
  expect(dataTypesOf('Microsoft.Dynamics.DataEntities.NoYes')).toEqual(new Set(['Enum']));
  expect(await readEnumerations(service)).toEqual(
    enumerationTruth().map((each) => ({
      ...each,
      labelId: null,
      members: each.members.map((member) => ({ ...member, labelId: null })),
    })),
  );
});

test('the report says what $metadata does not tell, which depends on how it was written', async () => {
  const { report } = await inspectFiles([fileOf(plain), fileOf(annotated)], NEVER);
  const [first, second] = report.files;
  expect(first?.parts.map(({ content }) => content)).toEqual(['entities', 'enumerations']);
  expect(first?.parts[0]).toMatchObject({ elements: truth().length });
  expect(first?.parts[1]).toMatchObject({ elements: enumerationTruth().length });
  expect(first?.parts[0]?.lacks).toContain('labels');
  expect(first?.parts[0]?.lacks).toContain('exact field types');
  expect(second?.parts[0]?.lacks).not.toContain('labels');
  expect(second?.parts[0]?.lacks).toContain('financial dimensions');
  expect(report.missing).toContain('data_entities');
});

test.each([
  ['with a byte order mark', () => fileOf('\uFEFF', plain)],
  ['in UTF-16, as PowerShell saves it', () => fileOf(Buffer.from(`\uFEFF${plain}`, 'utf16le'))],
  [
    'in UTF-16 from the other end',
    () => fileOf(new Uint8Array(Buffer.from(`\uFEFF${plain}`, 'utf16le').swap16())),
  ],
  ['in UTF-16 without a mark', () => fileOf(Buffer.from(plain, 'utf16le'))],
  [
    'in UTF-16 from the other end, without a mark',
    () => fileOf(new Uint8Array(Buffer.from(plain, 'utf16le').swap16())),
  ],
  ['compressed', () => fileOf(new Uint8Array(gzipSync(plain)))],
])('$metadata %s is the same', async (_, file) => {
  const expected = await readEntities(await open(fileOf(plain)));
  expect(await readEntities(await open(file()))).toEqual(expected);
});

test('what the service itself has answered is read in place of $metadata', async () => {
  const json = fileOf(JSON.stringify({ value: demo.catalogue.publicEntities }));
  const service = await open(fileOf(plain), json);
  expect(await readEntities(service)).toHaveLength(demo.catalogue.publicEntities.length);
  expect([...service.limited]).toEqual(['enumerations']);
  expect(service.warnings.join()).toContain('does not tell: labels');
});

const EDMX = 'http://docs.oasis-open.org/odata/ns/edmx';
const EDM = 'http://docs.oasis-open.org/odata/ns/edm';
const documentOf = (schemas: string, before = '') =>
  fileOf(
    `<?xml version="1.0"?>${before}<e:Edmx Version="4.0" xmlns:e="${EDMX}"><e:DataServices>${schemas}</e:DataServices></e:Edmx>`,
  );
const schemaOf = (content: string) =>
  `<Schema Namespace="Microsoft.Dynamics.DataEntities" Alias="Self" xmlns="${EDM}">${content}</Schema>`;
const ONE_ENTITY = `<EntityType Name="Unit"><Key><PropertyRef Name="Symbol"/></Key>
  <Property Name="Symbol" Type="Edm.String" Nullable="false"/><Property Name="Kind" Type="Self.Kind"/></EntityType>
  <EnumType Name="Kind"><Member Name="A" Value="-3"/><Member Name="B"/></EnumType>
  <EntityContainer Name="Resources"><EntitySet Name="Units" EntityType="Self.Unit"/></EntityContainer>`;

test('short names of a namespace are understood, and members without a value are counted on', async () => {
  const service = await open(documentOf(schemaOf(ONE_ENTITY)));
  const [unit] = await readEntities(service);
  expect(unit).toMatchObject({ name: 'Unit', entitySetName: 'Units' });
  expect(unit?.properties).toMatchObject([
    { name: 'Symbol', isKey: true, isMandatory: true, dataType: 'String', allowEdit: false },
    {
      typeName: 'Microsoft.Dynamics.DataEntities.Kind',
      isMandatory: false,
      dataType: 'Enum',
      allowEdit: true,
    },
  ]);
  expect(unit?.isReadOnly).toBe(false);
  const [kind] = await readEnumerations(service);
  expect(kind?.members.map(({ value }) => value)).toEqual([-3, -2]);
});

test.each<readonly [string, () => File, object]>([
  ['a sign-in page', () => fileOf('<!DOCTYPE html><html></html>'), { kind: 'web_page' }],
  [
    'a web page behind comments',
    () => fileOf('<!-- a --> <!-- <html> --><!----><html></html>'),
    { kind: 'web_page' },
  ],
  [
    'a sign-in page written as XML of a document type',
    () => fileOf('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">\n<html/>'),
    { kind: 'web_page' },
  ],
  ['comments without end', () => fileOf(`${'<!---->'.repeat(8000)}x`), { kind: 'odd' }],
  [
    'a sign-in page written as XML',
    () => fileOf('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>'),
    { kind: 'web_page' },
  ],
  [
    'other XML',
    () => fileOf('<?xml version="1.0"?><feed/>'),
    { kind: 'unknown', reason: 'It is XML that begins with feed, not with Edmx.' },
  ],
  [
    'a part of EDMX without its root',
    () => fileOf(`<e:DataServices xmlns:e="${EDMX}"></e:DataServices>`),
    { kind: 'unknown', reason: 'It is XML that begins with DataServices, not with Edmx.' },
  ],
  [
    'EDMX of an old version',
    () => fileOf('<x:Edmx xmlns:x="http://schemas.microsoft.com/ado/2007/06/edmx"/>'),
    { kind: 'unknown', reason: 'It is written in an old version of EDMX.' },
  ],
  [
    'the metadata of Dataverse',
    () =>
      documentOf(
        `<Schema Namespace="Microsoft.Dynamics.CRM" xmlns="${EDM}"><EntityType Name="account"/></Schema>`,
      ),
    { kind: 'unknown', reason: expect.stringContaining('Microsoft.Dynamics.CRM') },
  ],
  [
    'a document type',
    () => documentOf(schemaOf(''), '<!DOCTYPE e:Edmx [<!ENTITY a "b">]>'),
    { kind: 'odd', place: 'its document type' },
  ],
  [
    'an entity of its own',
    () => documentOf(schemaOf('<EntityType Name="&a;"/>')),
    { kind: 'odd', place: 'line 1', problem: 'undefined entity' },
  ],
  [
    'elements that overlap',
    () => documentOf(schemaOf('<EntityType Name="A"><Key></EntityType>')),
    { kind: 'odd', place: 'line 1' },
  ],
  [
    'elements that nest without end',
    () => documentOf(schemaOf(`${'<Key>'.repeat(40)}${'</Key>'.repeat(40)}`)),
    { kind: 'odd', problem: 'elements nest too deep' },
  ],
  [
    'a name that turns what is around it',
    () => documentOf(schemaOf('<EntityType Name="A&#x202e;B"/>')),
    { kind: 'odd', problem: 'Name holds a character that cannot be seen' },
  ],
  [
    'a name without end',
    () => documentOf(schemaOf(`<EntityType Name="${'A'.repeat(20_001)}"/>`)),
    { kind: 'odd', problem: 'Name is too long' },
  ],
  [
    'bytes that are no text',
    () => fileOf('<a b="', new Uint8Array([0xc3, 0x28]), '"/>'),
    { kind: 'odd', place: 'its characters' },
  ],
])('%s is refused for what it is', async (_, file, problem) => {
  expect(await failureOf(file())).toMatchObject({ kind: 'bad_file', file: 'download', problem });
});

test('a document that stops is told from a whole one, wherever it stops', async () => {
  for (const share of [0.1, 0.5, 0.99]) {
    const failure = await failureOf(fileOf(plain.slice(0, plain.length * share)));
    expect(failure).toMatchObject({ kind: 'bad_file', problem: { kind: 'cut' } });
  }
});

test('a document that stops between two of its elements is told from a whole one', async () => {
  const document = await documentOf(schemaOf(ONE_ENTITY)).text();
  const ends = Array.from(document.matchAll(/>/g), ({ index }) => index + 1);
  expect(ends.pop()).toBe(document.length);
  for (const end of ends) {
    const failure = await failureOf(fileOf(document.slice(0, end)));
    expect(failure).toMatchObject({ kind: 'bad_file', problem: { kind: 'cut' } });
  }
});

test('an annotation without a value is true', async () => {
  const annotated = ONE_ENTITY.replace(
    'Type="Self.Kind"/>',
    'Type="Self.Kind"><Annotation Term="Any.Namespace.IsReadOnly"/></Property>',
  );
  const [unit] = await readEntities(await open(documentOf(schemaOf(annotated))));
  expect(unit?.properties[1]).toMatchObject({ allowEdit: false, allowEditOnCreate: false });
});

test('what another namespace of the document defines is not taken', async () => {
  const other = `<Schema Namespace="Other" xmlns="${EDM}">${ONE_ENTITY.replaceAll('"Kind"', '"Sort"')}</Schema>`;
  const service = await open(documentOf(schemaOf(ONE_ENTITY) + other));
  expect(await readEntities(service)).toHaveLength(1);
  expect((await readEnumerations(service)).map(({ name }) => name)).toEqual(['Kind']);
});

test.each([
  [' Name="Kind" Type', ' Type', { place: 'EntityType Unit.Property', problem: 'it has no name' }],
  [' Type="Self.Kind"', '', { place: 'EntityType Unit.Kind.Type', problem: 'a type was expected' }],
])('an entity with %j replaced by %j is refused where it is odd', async (part, by, problem) => {
  const service = await open(documentOf(schemaOf(ONE_ENTITY.replace(part, by))));
  const end = await service.readEntities({ signal: NEVER, onBatch: async () => {} });
  expect(end).toMatchObject({ failure: { kind: 'bad_file', problem } });
});

test('the place of what is wrong is told shortly, however long a name is', async () => {
  const document = ONE_ENTITY.replaceAll('Unit', 'U'.repeat(10_000)).replace(
    '<Key>',
    '<Property/>$&',
  );
  const service = await open(documentOf(schemaOf(document)));
  const end = await service.readEntities({ signal: NEVER, onBatch: async () => {} });
  const place = `EntityType ${'U'.repeat(80)}.Property`;
  expect(end).toMatchObject({ failure: { problem: { place } } });

  const typeless = `<Property Name="${'P'.repeat(10_000)}"/>$&`;
  const other = await open(documentOf(schemaOf(ONE_ENTITY.replace('<Key>', typeless))));
  expect(await other.readEntities({ signal: NEVER, onBatch: async () => {} })).toMatchObject({
    failure: { problem: { place: `EntityType Unit.${'P'.repeat(80)}.Type` } },
  });
});

test.each(['', 'A', '1.5', '1e3', '9007199254740993'])(
  'a member of the value %j is refused at its place',
  async (value) => {
    const document = ONE_ENTITY.replace('Value="-3"', `Value="${value}"`);
    const service = await open(documentOf(schemaOf(document)));
    const end = await service.readEnumerations({ signal: NEVER, onBatch: async () => {} });
    expect(end).toMatchObject({
      failure: {
        kind: 'bad_file',
        problem: { place: 'EnumType Kind.A.Value', problem: 'a whole number was expected' },
      },
    });
  },
);

test('a second property of one name is refused with its entity', async () => {
  const document = ONE_ENTITY.replace('<Property Name="Kind"', '<Property Name="Symbol"');
  const service = await open(documentOf(schemaOf(document)));
  const end = await service.readEntities({ signal: NEVER, onBatch: async () => {} });
  expect(end).toMatchObject({
    failure: {
      kind: 'bad_file',
      problem: {
        place: 'EntityType Unit.Property',
        problem: "a second one is named 'Symbol'",
      },
    },
  });
});

test('a second entity of one name is refused', async () => {
  const document = `<EntityType Name="Unit"/>${ONE_ENTITY}`;
  const service = await open(documentOf(schemaOf(document)));
  const end = await service.readEntities({ signal: NEVER, onBatch: async () => {} });
  expect(end).toMatchObject({ failure: { problem: { problem: "a second one is named 'Unit'" } } });
});
