import type {
  DiagramEntity,
  DiagramField,
  DiagramRelation,
  LayoutEntity,
} from '#contract/diagram.ts';
import { boxOf, type Box } from '../../../src/diagram/box-of.ts';

/** A text field like any other, but for what a test says of it. */
export function drawnField(name: string, facts: Partial<DiagramField> = {}): DiagramField {
  return {
    name,
    typeName: 'Edm.String',
    dataType: 'String',
    isKey: false,
    isMandatory: false,
    refersTo: [],
    ...facts,
  };
}

export function drawnEntity(
  entitySetName: string,
  fields: readonly DiagramField[] = [],
): DiagramEntity {
  return { entitySetName, label: null, fields, fieldCount: fields.length, relatedCount: 0 };
}

export function boxAt(place: Partial<LayoutEntity>, drawn: DiagramEntity | null): Box {
  const entity = drawn?.entitySetName ?? 'Gone';
  return boxOf({ entity, x: 0, y: 0, isCollapsed: false, ...place }, drawn);
}

/** From the first entity to one record of the second, by a field of each. */
export function drawnRelation(facts: Partial<DiagramRelation> = {}): DiagramRelation {
  return {
    from: 'Orders',
    to: 'Customers',
    name: 'Buyer',
    cardinality: 'Single',
    constraints: [{ kind: 'referential', property: 'Account', referencedProperty: 'Id' }],
    ...facts,
  };
}
