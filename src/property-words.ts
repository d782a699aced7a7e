import {
  NAMESPACE_PREFIX,
  type ActionType,
  type NavigationProperty,
  type Property,
  type RelationConstraint,
} from '#contract/metadata.ts';

/** What is true and matters of a field, in words; silence about the rest. */
export function propertyMarks(property: Property): readonly string[] {
  return [
    property.isKey ? 'key' : null,
    property.isMandatory ? 'mandatory' : null,
    editMark(property),
    property.configurationEnabled ? null : 'off by configuration',
    property.isDimension ? 'dimension' : null,
    property.isDynamicDimension ? 'dynamic dimension' : null,
  ].filter((mark) => mark !== null);
}

/** `Date` for a date, `NoYes` for an enumeration: the X++ type where it says more than the OData one. */
export function typeText(property: Pick<Property, 'typeName' | 'dataType'>): string {
  if (property.typeName.startsWith(NAMESPACE_PREFIX)) return shortTypeName(property.typeName);
  return property.dataType || shortTypeName(property.typeName);
}

/** Without `Edm.` or the namespace of F&O. */
export function shortTypeName(typeName: string): string {
  return typeName.replace(NAMESPACE_PREFIX, '').replace(/^Edm\./, '');
}

export function actionTypeText(type: ActionType | null): string {
  if (type === null) return 'nothing';
  return type.isCollection
    ? `list of ${shortTypeName(type.typeName)}`
    : shortTypeName(type.typeName);
}

export function bindingText(bindingKind: string): string {
  switch (bindingKind) {
    case 'BoundToEntitySet':
      return 'bound to the entity set';
    case 'BoundToEntityInstance':
      return 'bound to one record';
    case 'Unbound':
      return 'unbound';
    default:
      return bindingKind;
  }
}

export function cardinalityText(navigation: Pick<NavigationProperty, 'cardinality'>): string {
  if (navigation.cardinality === 'Single') return 'to one';
  if (navigation.cardinality === 'Multiple') return 'to many';
  return navigation.cardinality;
}

/** `DeliveryTerms = TermsCode`, read from this entity to the related one. */
export function constraintText(constraint: RelationConstraint, relatedEntity: string): string {
  switch (constraint.kind) {
    case 'referential':
      return `${constraint.property} = ${relatedEntity}.${constraint.referencedProperty}`;
    case 'fixed':
      return `${constraint.property} = ${fixedText(constraint)}`;
    case 'related_fixed':
      return `${relatedEntity}.${constraint.relatedProperty} = ${fixedText(constraint)}`;
  }
}

function editMark(property: Property): string | null {
  if (property.allowEdit) return null;
  return property.allowEditOnCreate ? 'only set on create' : 'read-only';
}

function fixedText({
  value,
  valueText,
}: {
  readonly value: number | null;
  readonly valueText: string | null;
}): string {
  if (valueText === null) return value === null ? 'nothing' : String(value);
  return value === null ? valueText : `${valueText} (${value})`;
}
