import type {
  Action,
  ActionParameter,
  ActionType,
  Entity,
  NavigationProperty,
  Property,
  PropertyGroup,
} from '#contract/metadata.ts';
import { distinct } from './distinct-keys.ts';
import { parseConstraint } from './parse-constraint.ts';
import {
  Misfit,
  asObject,
  readFlag,
  readList,
  readName,
  readOptionalText,
  readReference,
  technicalName,
  within,
} from './wire-object.ts';
import type { WireObject } from './wire-object.ts';

/** Throws Misfit. */
export function parseEntity(wire: WireObject): Entity {
  return {
    name: readName(wire),
    entitySetName: readName(wire, 'EntitySetName'),
    labelId: readOptionalText(wire, 'LabelId'),
    isReadOnly: readFlag(wire, 'IsReadOnly'),
    configurationEnabled: readFlag(wire, 'ConfigurationEnabled'),
    properties: readList(wire, 'Properties', distinct(parseProperty)),
    navigationProperties: readList(wire, 'NavigationProperties', distinct(parseNavigationProperty)),
    propertyGroups: readList(wire, 'PropertyGroups', distinct(parsePropertyGroup)),
    actions: readList(wire, 'Actions', distinct(parseAction, callOf)),
  };
}

function parseProperty(part: unknown): Property {
  const wire = asObject(part);
  return {
    name: readName(wire),
    typeName: readReference(wire, 'TypeName'),
    dataType: readReference(wire, 'DataType'),
    labelId: readOptionalText(wire, 'LabelId'),
    isKey: readFlag(wire, 'IsKey'),
    isMandatory: readFlag(wire, 'IsMandatory'),
    configurationEnabled: readFlag(wire, 'ConfigurationEnabled'),
    allowEdit: readFlag(wire, 'AllowEdit'),
    allowEditOnCreate: readFlag(wire, 'AllowEditOnCreate'),
    isDimension: readFlag(wire, 'IsDimension'),
    dimensionRelation: readOptionalText(wire, 'DimensionRelation'),
    isDynamicDimension: readFlag(wire, 'IsDynamicDimension'),
    dimensionLegalEntityProperty: readOptionalText(wire, 'DimensionLegalEntityProperty'),
    dimensionTypeProperty: readOptionalText(wire, 'DimensionTypeProperty'),
  };
}

function parseNavigationProperty(part: unknown): NavigationProperty {
  const wire = asObject(part);
  return {
    name: readName(wire),
    relatedEntity: readReference(wire, 'RelatedEntity'),
    relatedRelationName: readOptionalText(wire, 'RelatedRelationName'),
    cardinality: readReference(wire, 'Cardinality'),
    constraints: readList(wire, 'Constraints', parseConstraint),
  };
}

function parsePropertyGroup(part: unknown): PropertyGroup {
  const wire = asObject(part);
  return { name: readName(wire), properties: readList(wire, 'Properties', asText) };
}

function parseAction(part: unknown): Action {
  const wire = asObject(part);
  return {
    name: readName(wire),
    bindingKind: readReference(wire, 'BindingKind'),
    parameters: readList(wire, 'Parameters', distinct(parseParameter)),
    returnType: readReturnType(wire),
    fieldLookup: readOptionalText(wire, 'FieldLookup'),
  };
}

/** OData tells bound actions of one name apart by what they are bound to. */
function callOf({ name, bindingKind }: Action): string {
  return `${name} (${bindingKind})`;
}

function parseParameter(part: unknown): ActionParameter {
  const wire = asObject(part);
  return { name: readName(wire), type: readActionType(wire, 'Type') };
}

/** An action without a result has none. */
function readReturnType(wire: WireObject): ActionType | null {
  const type = wire['ReturnType'];
  return type === null || type === undefined ? null : readActionType(wire, 'ReturnType');
}

function readActionType(wire: WireObject, field: string): ActionType {
  try {
    const type = asObject(wire[field]);
    return {
      typeName: readReference(type, 'TypeName'),
      isCollection: readFlag(type, 'IsCollection'),
    };
  } catch (error) {
    throw within(`.${field}`, error);
  }
}

function asText(part: unknown): string {
  if (typeof part === 'string') return technicalName(part, '');
  throw new Misfit('', 'a text was expected');
}
