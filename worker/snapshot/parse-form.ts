import type {
  Action,
  ActionType,
  DefinitionKind,
  EnumerationMember,
  NavigationProperty,
  Property,
  RelationConstraint,
} from '#contract/metadata.ts';
import { canonicalForm, FORM_NAMES, type Definition } from '../catalog/canonical-form.ts';
import { FactReader } from './fact-reader.ts';
import { parseDocument } from './parse-document.ts';
import { SnapshotRefusal } from './snapshot-refusal.ts';

/** The definition of a canonical form. Refuses every text that is not, to the letter, the form of a definition. */
export function parseForm(form: string): Definition {
  const place = `definition ${form.slice(0, PLACE_LENGTH)}`;
  const definition = readDefinition(new FactReader(parseDocument(form, place), place), place);
  if (canonicalForm(definition) !== form) throw new SnapshotRefusal('bad_content', place);
  return definition;
}

const PLACE_LENGTH = 60;

function readDefinition(facts: FactReader, place: string): Definition {
  const name = facts.text();
  const reader = Object.values(READERS).find(({ form }) => form === name);
  if (reader === undefined) throw new SnapshotRefusal('bad_content', place);
  return reader.read(facts);
}

interface FormReader {
  readonly form: string;
  readonly read: (facts: FactReader) => Definition;
}

const READERS: Readonly<Record<DefinitionKind, FormReader>> = {
  data_entity: { form: FORM_NAMES.data_entity, read: readDataEntity },
  entity: { form: FORM_NAMES.entity, read: readEntity },
  enumeration: { form: FORM_NAMES.enumeration, read: readEnumeration },
};

// Members of an object literal are computed in the order in which they are written: the order of the facts.

function readDataEntity(facts: FactReader): Definition {
  const value = {
    name: facts.name(),
    publicEntityName: facts.nameOrNull(),
    publicCollectionName: facts.nameOrNull(),
    labelId: facts.textOrNull(),
    dataServiceEnabled: facts.flag(),
    dataManagementEnabled: facts.flag(),
    entityCategory: facts.textOrNull(),
    isReadOnly: facts.flag(),
  };
  facts.end();
  return { kind: 'data_entity', value };
}

function readEntity(facts: FactReader): Definition {
  const value = {
    name: facts.name(),
    entitySetName: facts.name(),
    labelId: facts.textOrNull(),
    isReadOnly: facts.flag(),
    configurationEnabled: facts.flag(),
    properties: facts.list(readProperty),
    navigationProperties: facts.list(readNavigationProperty),
    propertyGroups: facts.list((group) => ({ name: group.name(), properties: group.names() })),
    actions: facts.list(readAction),
  };
  facts.end();
  return { kind: 'entity', value };
}

function readEnumeration(facts: FactReader): Definition {
  const value = {
    name: facts.name(),
    labelId: facts.textOrNull(),
    members: facts.list(readMember),
  };
  facts.end();
  return { kind: 'enumeration', value };
}

function readMember(facts: FactReader): EnumerationMember {
  return {
    name: facts.name(),
    labelId: facts.textOrNull(),
    value: facts.integer(),
    configurationEnabled: facts.flag(),
  };
}

function readProperty(facts: FactReader): Property {
  return {
    name: facts.name(),
    typeName: facts.name(),
    dataType: facts.name(),
    labelId: facts.textOrNull(),
    isKey: facts.flag(),
    isMandatory: facts.flag(),
    configurationEnabled: facts.flag(),
    allowEdit: facts.flag(),
    allowEditOnCreate: facts.flag(),
    isDimension: facts.flag(),
    dimensionRelation: facts.textOrNull(),
    isDynamicDimension: facts.flag(),
    dimensionLegalEntityProperty: facts.textOrNull(),
    dimensionTypeProperty: facts.textOrNull(),
  };
}

function readNavigationProperty(facts: FactReader): NavigationProperty {
  return {
    name: facts.name(),
    relatedEntity: facts.name(),
    relatedRelationName: facts.textOrNull(),
    cardinality: facts.name(),
    constraints: facts.list(readConstraint),
  };
}

function readConstraint(facts: FactReader): RelationConstraint {
  const kind = facts.text();
  switch (kind) {
    case 'referential':
      return { kind, property: facts.name(), referencedProperty: facts.name() };
    case 'fixed':
      return {
        kind,
        property: facts.name(),
        value: facts.integerOrNull(),
        valueText: facts.textOrNull(),
      };
    case 'related_fixed':
      return {
        kind,
        relatedProperty: facts.name(),
        value: facts.integerOrNull(),
        valueText: facts.textOrNull(),
      };
    default:
      throw new SnapshotRefusal('bad_content', `constraint ${kind.slice(0, PLACE_LENGTH)}`);
  }
}

function readAction(facts: FactReader): Action {
  return {
    name: facts.name(),
    bindingKind: facts.name(),
    parameters: facts.list((parameter) => ({
      name: parameter.name(),
      type: readType(parameter),
    })),
    returnType: facts.part(readType),
    fieldLookup: facts.textOrNull(),
  };
}

function readType(facts: FactReader): ActionType {
  return { typeName: facts.name(), isCollection: facts.flag() };
}
