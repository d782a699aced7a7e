import * as z from 'zod/mini';
import type { EntityDetail, PropertyDetail } from '#contract/detail.ts';
import type { ActionType, RelationConstraint } from '#contract/metadata.ts';
import { succeed } from '#contract/outcome.ts';
import { findCatalog, languagesOf } from './find-environment.ts';
import { defineTool, environmentArgument, offsetArgument, sizeArgument } from './tool.ts';
import { listFrom, type Json, type JsonObject } from './write-answer.ts';

export const getEntity = defineTool({
  name: 'd365fo_get_entity',
  title: 'Get an entity',
  description:
    'One public entity by its set name or public name (CustomersV3), with its fields, or another `part` of it: ' +
    'navigation properties with the fields they join, or actions. What is not said of a field is the usual: ' +
    'no key, not mandatory, editable.',
  isReadOnly: true,
  input: z.strictObject({
    name: z.string().check(z.minLength(1), z.describe('Set name or public name.')),
    part: z._default(z.enum(['fields', 'navigation', 'actions']), 'fields'),
    ...environmentArgument,
    ...offsetArgument,
    ...sizeArgument,
  }),
  async handle({ name, part, offset, environment: asked }, surroundings) {
    const found = await findCatalog(asked, surroundings);
    if (!found.ok) return found;
    const { environment, catalog } = found.value;
    const entity = await surroundings.engine.ask((api) =>
      api.getEntity(catalog.id, name, languagesOf(catalog)),
    );
    if (!entity.ok) return entity;
    return succeed({
      facts: { environment: environment.name, ...describeEntity(entity.value) },
      list: listFrom(part, entityPart(entity.value, part), offset),
    });
  },
});

function describeEntity(entity: EntityDetail): JsonObject {
  return {
    name: entity.name,
    entitySetName: entity.entitySetName,
    label: entity.label?.text ?? undefined,
    isReadOnly: entity.isReadOnly,
    dataEntity: entity.dataEntity?.name,
    category: entity.dataEntity?.entityCategory ?? undefined,
    fieldCount: entity.properties.length,
    navigationCount: entity.navigationProperties.length,
    actionCount: entity.actions.length,
  };
}

function entityPart(
  entity: EntityDetail,
  part: 'fields' | 'navigation' | 'actions',
): readonly Json[] {
  switch (part) {
    case 'fields':
      return entity.properties.map(describeField);
    case 'navigation':
      return entity.navigationProperties.map((navigation) => ({
        name: navigation.name,
        to: navigation.relatedEntitySetName ?? navigation.relatedEntity,
        cardinality: navigation.cardinality,
        on: navigation.constraints.map(describeConstraint),
      }));
    case 'actions':
      return entity.actions.map(({ name, bindingKind, parameters, returnType }) => ({
        name,
        bindingKind,
        parameters: parameters.map(({ name, type }) => `${name}: ${describeType(type)}`),
        returns: returnType === null ? undefined : describeType(returnType),
      }));
  }
}

function describeField(field: PropertyDetail): Json {
  const references = field.references.map(
    ({ relatedEntity, referencedProperty }) => `${relatedEntity}.${referencedProperty}`,
  );
  return {
    name: field.name,
    type: field.dataType,
    enumeration: field.enumeration ?? undefined,
    label: field.label?.text ?? undefined,
    key: field.isKey || undefined,
    mandatory: field.isMandatory || undefined,
    editable: field.allowEdit ? undefined : field.allowEditOnCreate ? 'on create' : false,
    references: references.length > 0 ? references : undefined,
  };
}

function describeConstraint(constraint: RelationConstraint): string {
  switch (constraint.kind) {
    case 'referential':
      return `${constraint.property} = ${constraint.referencedProperty}`;
    case 'fixed':
      return `${constraint.property} = ${constraint.valueText ?? constraint.value}`;
    case 'related_fixed':
      return `related ${constraint.relatedProperty} = ${constraint.valueText ?? constraint.value}`;
  }
}

function describeType({ typeName, isCollection }: ActionType): string {
  return isCollection ? `${typeName}[]` : typeName;
}
