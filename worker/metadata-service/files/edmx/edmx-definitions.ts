import type {
  DataEntity,
  Entity,
  Enumeration,
  EnumerationMember,
  NavigationProperty,
  Property,
} from '#contract/metadata.ts';
import { DistinctKeys } from '../../distinct-keys.ts';
import { Misfit } from '../../wire-object.ts';
import {
  childrenOf,
  ownNameOf,
  readAnnotation,
  readMark,
  readType,
  shownNameOf,
} from './edmx-names.ts';
import type { EdmxOutline } from './edmx-outline.ts';
import type { XmlElement } from './edmx-splitter.ts';

/** As near to the metadata service as EDMX allows: what it does not say is taken as the usual. Throws Misfit. */
export function toEntity(type: XmlElement, entitySetName: string, outline: EdmxOutline): Entity {
  const name = nameOf(type);
  const keys = new Set(
    childrenOf(type, 'Key').flatMap((key) => childrenOf(key, 'PropertyRef').map(nameOf)),
  );
  return {
    name,
    entitySetName,
    labelId: readAnnotation(type, 'LabelId'),
    isReadOnly: readMark(type, 'IsReadOnly') ?? false,
    configurationEnabled: true,
    properties: namedParts(type, 'Property', (property) => toProperty(property, keys, outline)),
    navigationProperties: namedParts(type, 'NavigationProperty', (property) =>
      toNavigationProperty(property, outline),
    ),
    propertyGroups: [],
    actions: outline.actionsByType.get(name) ?? [],
  };
}

/** Throws Misfit. */
export function toEnumeration(type: XmlElement): Enumeration {
  let before: EnumerationMember | undefined;
  const members = namedParts(type, 'Member', (member): EnumerationMember => {
    before = {
      name: nameOf(member),
      labelId: readAnnotation(member, 'LabelId'),
      value: valueOf(member, before),
      configurationEnabled: true,
    };
    return before;
  });
  return { name: nameOf(type), labelId: readAnnotation(type, 'LabelId'), members };
}

/**
 * As far as a version can be known by it: EDMX has no data entities, only the public names that some of them have.
 */
export function listStandIns(outline: EdmxOutline): readonly DataEntity[] {
  return outline.entityNames.map((name) => ({
    name,
    publicEntityName: name,
    publicCollectionName: outline.setsByType.get(name) ?? null,
    labelId: null,
    dataServiceEnabled: true,
    dataManagementEnabled: false,
    entityCategory: null,
    isReadOnly: false,
  }));
}

/** Throws Misfit, also where two of them have one name. */
function namedParts<T extends { readonly name: string }>(
  element: XmlElement,
  kind: string,
  define: (part: XmlElement) => T,
): readonly T[] {
  const keys = new DistinctKeys<T>({ [kind]: ({ name }) => name });
  return childrenOf(element, kind).map((child) => {
    const part = define(child);
    keys.add(part);
    return part;
  });
}

function toProperty(
  property: XmlElement,
  keys: ReadonlySet<string>,
  outline: EdmxOutline,
): Property {
  const name = nameOf(property);
  const isKey = keys.has(name);
  const isReadOnly = readMark(property, 'IsReadOnly') ?? false;
  const typeName = readTypeName(property, outline);
  return {
    name,
    typeName,
    dataType: dataTypeOf(property, typeName, outline),
    labelId: readAnnotation(property, 'LabelId'),
    isKey,
    isMandatory:
      readMark(property, 'IsRequired') ?? property.attributes.get('Nullable') === 'false',
    configurationEnabled: true,
    allowEdit: readMark(property, 'AllowEdit') ?? (!isKey && !isReadOnly),
    allowEditOnCreate: readMark(property, 'AllowEditOnCreate') ?? !isReadOnly,
    isDimension: false,
    dimensionRelation: null,
    isDynamicDimension: false,
    dimensionLegalEntityProperty: null,
    dimensionTypeProperty: null,
  };
}

function toNavigationProperty(property: XmlElement, { aliases }: EdmxOutline): NavigationProperty {
  const { name: type, isCollection } = readType(property, 'Type', aliases);
  return {
    name: nameOf(property),
    relatedEntity: ownNameOf(type) ?? type,
    relatedRelationName: property.attributes.get('Partner') ?? null,
    cardinality: isCollection ? 'Multiple' : 'Single',
    constraints: childrenOf(property, 'ReferentialConstraint').map(({ attributes }) => ({
      kind: 'referential',
      property: attributes.get('Property') ?? '',
      referencedProperty: attributes.get('ReferencedProperty') ?? '',
    })),
  };
}

function readTypeName(property: XmlElement, { aliases }: EdmxOutline): string {
  const { name, isCollection } = readType(property, 'Type', aliases);
  if (name === '') throw new Misfit(`.${shownNameOf(property)}.Type`, 'a type was expected');
  return isCollection ? `Collection(${name})` : name;
}

/** The X++ type: as annotated, else what the type of the wire most often stands for. */
function dataTypeOf(property: XmlElement, typeName: string, outline: EdmxOutline): string {
  const annotated = readAnnotation(property, 'AXType')?.split('/').at(-1);
  if (annotated !== undefined) return annotated;
  const usual = DATA_TYPES.get(typeName);
  if (usual !== undefined) return usual;
  const own = ownNameOf(typeName);
  return own !== null && outline.enumerations.has(own) ? 'Enum' : 'Record';
}

const DATA_TYPES: ReadonlyMap<string, string> = new Map([
  ['Edm.String', 'String'],
  ['Edm.Int32', 'Int32'],
  ['Edm.Int64', 'Int64'],
  ['Edm.Decimal', 'Real'],
  ['Edm.Double', 'Real'],
  ['Edm.Date', 'Date'],
  ['Edm.DateTimeOffset', 'UtcDateTime'],
  ['Edm.Guid', 'Guid'],
  ['Edm.Binary', 'Container'],
  ['Edm.Boolean', 'Enum'],
]);

function nameOf({ name, attributes }: XmlElement): string {
  const text = attributes.get('Name');
  if (text === undefined || text === '') throw new Misfit(`.${name}`, 'it has no name');
  return text;
}

/** CSDL: a member without a value is one more than the member before it. */
function valueOf(member: XmlElement, before: EnumerationMember | undefined): number {
  const text = member.attributes.get('Value');
  if (text === undefined) return before === undefined ? 0 : before.value + 1;
  const value = Number(text);
  if (/^-?\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new Misfit(`.${shownNameOf(member)}.Value`, 'a whole number was expected');
}
