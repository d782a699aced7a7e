import { fieldLabels } from './core/field-labels.ts';
import type {
  ActionDescription,
  ConstraintDescription,
  EntityDescription,
  FieldDescription,
} from './entity-description.ts';
import type { LabelRegistry } from './label-registry.ts';
import { hashText } from './seeded-random.ts';
import { composeLabel } from './vocabulary/compose-label.ts';
import type {
  WireAction,
  WireConstraint,
  WireDataEntity,
  WireEntity,
  WireProperty,
  WireType,
} from './wire.ts';
import { NAMESPACE } from './wire.ts';

const PRIMITIVES: ReadonlyMap<string, readonly [typeName: string, dataType: string]> = new Map([
  ['string', ['Edm.String', 'String']],
  ['int', ['Edm.Int32', 'Int32']],
  ['int64', ['Edm.Int64', 'Int64']],
  ['real', ['Edm.Decimal', 'Real']],
  ['date', ['Edm.DateTimeOffset', 'Date']],
  ['datetime', ['Edm.DateTimeOffset', 'UtcDateTime']],
  ['time', ['Edm.Int32', 'Time']],
  ['guid', ['Edm.Guid', 'Guid']],
  ['container', ['Edm.Binary', 'Container']],
]);

/** `isEnumeration` tells types from mistakes: a description that names another type is a bug. */
export function buildEntity(
  description: EntityDescription,
  labels: LabelRegistry,
  isEnumeration: (name: string) => boolean,
): WireEntity {
  const fields = description.isShared ? description.fields : [COMPANY, ...description.fields];
  return {
    Name: description.name,
    EntitySetName: description.setName,
    LabelId: entityLabelId(description, labels),
    IsReadOnly: description.isReadOnly,
    ConfigurationEnabled: hashText(description.name) % 61 !== 0 || isWellKnown(description),
    Properties: fields.map((field) => buildProperty(field, description, { labels, isEnumeration })),
    NavigationProperties: description.relations.map((relation) => ({
      Name: relation.name,
      RelatedEntity: relation.target,
      RelatedRelationName: relation.inverseName,
      Cardinality: relation.isMultiple ? 'Multiple' : 'Single',
      Constraints: relation.constraints.map(buildConstraint),
    })),
    PropertyGroups: description.groups.map((group) => ({
      Name: group.name,
      Properties: group.fields,
    })),
    Actions: description.actions.map((action) => buildAction(action, description.name)),
  };
}

const COMPANY: FieldDescription = {
  name: 'dataAreaId',
  type: 'string',
  isKey: true,
  isMandatory: false,
  isReadOnly: false,
};

export function buildDataEntity(
  description: EntityDescription,
  labels: LabelRegistry,
): WireDataEntity {
  return {
    Name: description.aotName,
    PublicEntityName: description.name,
    PublicCollectionName: description.setName,
    LabelId: entityLabelId(description, labels),
    DataServiceEnabled: true,
    DataManagementEnabled: !description.isReadOnly && hashText(description.aotName) % 17 !== 0,
    EntityCategory: hashText(description.aotName) % 211 === 0 ? null : description.category,
    IsReadOnly: description.isReadOnly,
  };
}

function entityLabelId(description: EntityDescription, labels: LabelRegistry): string | null {
  const { aotName, labelFile, texts } = description;
  const oddity = hashText(aotName) % 400;
  if (oddity === 0 && !isWellKnown(description)) return null;
  if (oddity === 1 && !isWellKnown(description)) return texts.en;
  return labels.fileId(labelFile, `${aotName}Label`, texts);
}

interface Surroundings {
  readonly labels: LabelRegistry;
  readonly isEnumeration: (name: string) => boolean;
}

function buildProperty(
  field: FieldDescription,
  owner: EntityDescription,
  { labels, isEnumeration }: Surroundings,
): WireProperty {
  const primitive = PRIMITIVES.get(field.type);
  if (primitive === undefined && !isEnumeration(field.type)) {
    throw new Error(`${owner.name}.${field.name} has an unknown type: ${field.type}`);
  }
  const isDimension = /Dimension(Display|Ledger)?.*DisplayValue$/.test(field.name);
  return {
    Name: field.name,
    TypeName: primitive === undefined ? NAMESPACE + field.type : primitive[0],
    DataType: primitive === undefined ? 'Enum' : primitive[1],
    LabelId: fieldLabelId(field.name, owner, labels),
    IsKey: field.isKey,
    IsMandatory: field.isMandatory,
    ConfigurationEnabled: field.isKey || hashText(field.name) % 83 !== 0,
    AllowEdit: !field.isKey && !field.isReadOnly,
    AllowEditOnCreate: !field.isReadOnly,
    IsDimension: isDimension,
    DimensionRelation: isDimension && field.name.startsWith('Default') ? 'DefaultDimension' : null,
    IsDynamicDimension: isDimension && field.name.includes('Account'),
    DimensionLegalEntityProperty: isDimension && !owner.isShared ? 'dataAreaId' : null,
    DimensionTypeProperty: null,
  };
}

/** Real metadata is not clean: some labels are missing, literal, in another case, or without a text. */
function fieldLabelId(
  field: string,
  owner: EntityDescription,
  labels: LabelRegistry,
): string | null {
  const known = fieldLabels.get(field);
  if (known !== undefined) {
    return known.id === null ? labels.legacyId(known) : labels.fixedId(known.id, known);
  }
  const texts = composeLabel(field);
  const oddity = hashText(`${owner.name}.${field}`) % 1000;
  if (oddity < 9) return null;
  if (oddity < 16) return '';
  if (oddity < 18) return texts.en;
  if (oddity === 18) return labels.unknownId(owner.labelFile, `${field}_${owner.name}`);
  const isInFile = hashText(`${owner.labelFile}:${field}`) % 100 < SHARE_IN_FILES;
  const id = isInFile ? labels.fileId(owner.labelFile, field, texts) : labels.legacyId(texts);
  return oddity < 22 ? id.toLowerCase() : id;
}

/** The rest of the fields says what all the others of that name say. */
const SHARE_IN_FILES = 11;

function buildConstraint(constraint: ConstraintDescription): WireConstraint {
  switch (constraint.kind) {
    case 'referential':
      return {
        '@odata.type': '#Microsoft.Dynamics.Metadata.ReferentialConstraint',
        Property: constraint.field,
        ReferencedProperty: constraint.targetField,
      };
    case 'fixed':
      return {
        '@odata.type': '#Microsoft.Dynamics.Metadata.FixedConstraint',
        Property: constraint.field,
        Value: constraint.value,
        ValueStr: constraint.valueText,
      };
    case 'related_fixed':
      return {
        '@odata.type': '#Microsoft.Dynamics.Metadata.RelatedFixedConstraint',
        RelatedProperty: constraint.field,
        Value: constraint.value,
        ValueStr: constraint.valueText,
      };
  }
}

function buildAction(action: ActionDescription, owner: string): WireAction {
  const isBound = action.binding !== 'unbound';
  const binding = { TypeName: NAMESPACE + owner, IsCollection: action.binding === 'set' };
  const parameters = action.parameters.map(({ name, type }) => ({
    Name: name,
    Type: buildType(type),
  }));
  const hasBinding = parameters[0]?.Type.TypeName === binding.TypeName;
  return {
    Name: action.name,
    BindingKind: BINDINGS[action.binding],
    Parameters:
      isBound && !hasBinding ? [{ Name: owner, Type: binding }, ...parameters] : parameters,
    ReturnType: action.returns === null ? null : buildType(action.returns),
    FieldLookup: null,
  };
}

const BINDINGS = {
  set: 'BoundToEntitySet',
  instance: 'BoundToEntityInstance',
  unbound: 'Unbound',
} as const;

function buildType(text: string): WireType {
  const isCollection = text.endsWith('[]');
  const name = isCollection ? text.slice(0, -2) : text;
  return {
    TypeName: name.startsWith('Edm.') ? name : NAMESPACE + name,
    IsCollection: isCollection,
  };
}

/** The entities of the first search must not be among the odd ones. */
function isWellKnown(description: EntityDescription): boolean {
  return WELL_KNOWN.has(description.name);
}

const WELL_KNOWN: ReadonlySet<string> = new Set(
  'CustomerV3 VendorV2 SalesOrderHeaderV2 SalesOrderLineV2 ReleasedProductV2 MainAccount DeliveryTerm'.split(
    ' ',
  ),
);
