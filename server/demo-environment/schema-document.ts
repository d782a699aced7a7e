import type { ServedCatalogue } from './served-catalogue.ts';
import {
  NAMESPACE,
  type WireAction,
  type WireEntity,
  type WireEnumeration,
  type WireNavigationProperty,
  type WireProperty,
  type WireType,
} from './wire.ts';

/**
 * `/data/$metadata` in parts, as OData 4 writes it: what is switched off, has no public name or belongs to no entity is
 * not in it, nor are the conditions of relations that are no pairs of fields. `isAnnotated`: as builds do that tell
 * labels and X++ types there.
 */
export function* schemaDocument(
  catalogue: ServedCatalogue,
  isAnnotated: boolean,
): Generator<string> {
  const entities = catalogue.publicEntities.filter(isEntity).filter(isSwitchedOn);
  const enumerations = catalogue.publicEnumerations.filter(isEnumeration);
  const entityNames = new Set(entities.map(({ Name }) => Name));
  const writer: Writer = {
    isAnnotated,
    isEntity: (name) => entityNames.has(name),
  };
  yield `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.DataEntities" xmlns="http://docs.oasis-open.org/odata/ns/edm">`;
  for (const enumeration of enumerations) yield enumType(enumeration, writer);
  for (const entity of entities) yield entityType(entity, writer);
  for (const entity of entities) yield* boundActions(entity);
  yield '<EntityContainer Name="Resources">';
  for (const entity of entities) yield entitySet(entity);
  yield '</EntityContainer></Schema>';
  if (isAnnotated) yield ANNOTATION_TYPES;
  yield '</edmx:DataServices></edmx:Edmx>';
}

interface Writer {
  readonly isAnnotated: boolean;
  readonly isEntity: (name: string) => boolean;
}

const TERMS = 'Microsoft.Dynamics.OData.Core.V1';

/** Of the terms, not of the product: no enumeration of the metadata service. */
const ANNOTATION_TYPES = `<Schema Namespace="${TERMS}" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EnumType Name="AXType"><Member Name="String" Value="0"/><Member Name="Real" Value="1"/></EnumType><Term Name="LabelId" Type="Edm.String"/></Schema>`;

function enumType({ Name, LabelId, Members }: WireEnumeration, writer: Writer): string {
  const members = Members.filter(isSwitchedOn).map(
    (member) =>
      `<Member${attributes({ Name: member.Name, Value: String(member.Value) })}>${label(member.LabelId, writer)}</Member>`,
  );
  return `\n<EnumType${attributes({ Name })}>${label(LabelId, writer)}${members.join('')}</EnumType>`;
}

function entityType(entity: WireEntity, writer: Writer): string {
  const properties = entity.Properties.filter(isSwitchedOn);
  const keys = properties
    .filter(({ IsKey }) => IsKey)
    .map(({ Name }) => element('PropertyRef', { Name }));
  return [
    `\n<EntityType${attributes({ Name: entity.Name })}>`,
    keys.length > 0 ? `<Key>${keys.join('')}</Key>` : '',
    ...properties.map((property) => propertyElement(property, writer)),
    ...entity.NavigationProperties.filter(({ RelatedEntity }) =>
      writer.isEntity(RelatedEntity),
    ).map(navigationElement),
    label(entity.LabelId, writer),
    mark('IsReadOnly', entity.IsReadOnly, writer),
    '</EntityType>',
  ].join('\n');
}

function propertyElement(property: WireProperty, writer: Writer): string {
  const isRequired = property.IsKey || property.IsMandatory;
  const facts = attributes({
    Name: property.Name,
    Type: property.TypeName,
    ...(isRequired && { Nullable: 'false' }),
  });
  const type = writer.isAnnotated
    ? annotation('AXType', { EnumMember: `${TERMS}.AXType/${property.DataType}` })
    : '';
  const told = [
    label(property.LabelId, writer),
    type,
    mark('IsRequired', property.IsMandatory, writer),
    mark('AllowEdit', property.AllowEdit, writer),
    mark('AllowEditOnCreate', property.AllowEditOnCreate, writer),
  ].join('');
  return `<Property${facts}>${told}</Property>`;
}

function navigationElement({
  Name,
  RelatedEntity,
  RelatedRelationName,
  Cardinality,
  Constraints,
}: WireNavigationProperty): string {
  const target = NAMESPACE + RelatedEntity;
  const facts = attributes({
    Name,
    Type: Cardinality === 'Multiple' ? `Collection(${target})` : target,
    ...(RelatedRelationName !== null && { Partner: RelatedRelationName }),
  });
  const pairs = Constraints.flatMap((constraint) =>
    'ReferencedProperty' in constraint
      ? element('ReferentialConstraint', {
          Property: constraint.Property,
          ReferencedProperty: constraint.ReferencedProperty,
        })
      : [],
  );
  return `<NavigationProperty${facts}>${pairs.join('')}</NavigationProperty>`;
}

function* boundActions({ Actions }: WireEntity): Generator<string> {
  for (const action of Actions) {
    if (action.BindingKind !== 'Unbound') yield actionElement(action);
  }
}

function actionElement({ Name, Parameters, ReturnType }: WireAction): string {
  const parameters = Parameters.map((parameter) =>
    element('Parameter', { Name: parameter.Name, Type: typeText(parameter.Type) }),
  );
  const result = ReturnType === null ? '' : element('ReturnType', { Type: typeText(ReturnType) });
  return `\n<Action${attributes({ Name, IsBound: 'true' })}>${parameters.join('')}${result}</Action>`;
}

function entitySet({ Name, EntitySetName }: WireEntity): string {
  return `\n${element('EntitySet', { Name: EntitySetName, EntityType: NAMESPACE + Name })}`;
}

function typeText({ TypeName, IsCollection }: WireType): string {
  return IsCollection ? `Collection(${TypeName})` : TypeName;
}

function label(id: string | null, { isAnnotated }: Writer): string {
  return isAnnotated && id !== null ? annotation('LabelId', { String: id }) : '';
}

function mark(term: string, value: boolean, { isAnnotated }: Writer): string {
  return isAnnotated ? annotation(term, { Bool: String(value) }) : '';
}

function annotation(term: string, value: Record<string, string>): string {
  return element('Annotation', { Term: `${TERMS}.${term}`, ...value });
}

function element(name: string, facts: Record<string, string>): string {
  return `<${name}${attributes(facts)}/>`;
}

function attributes(facts: Readonly<Record<string, string>>): string {
  return Object.entries(facts)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function isSwitchedOn({
  ConfigurationEnabled,
}: {
  readonly ConfigurationEnabled?: boolean;
}): boolean {
  return ConfigurationEnabled !== false;
}

/** Saved answers may hold anything; what has these lists is taken as the service documents it. */
function isEntity(element: object): element is WireEntity {
  return 'EntitySetName' in element && 'Properties' in element && 'NavigationProperties' in element;
}

function isEnumeration(element: object): element is WireEnumeration {
  return 'Members' in element;
}
