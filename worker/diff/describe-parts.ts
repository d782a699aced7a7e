import {
  NAMESPACE_PREFIX,
  type Action,
  type ActionType,
  type NavigationProperty,
  type Property,
  type RelationConstraint,
} from '#contract/metadata.ts';
import { constraintFacts } from '../catalog/canonical-form.ts';

/** How what has parts is compared, and how it is shown. */
export const TYPE_SHAPE = {
  exact: ({ typeName }: Property) => typeName,
  shown: ({ typeName }: Property) => shortType(typeName),
};

export const RESULT_SHAPE = {
  exact: ({ returnType }: Action) => JSON.stringify(returnType),
  shown: ({ returnType }: Action) => (returnType === null ? null : actionTypeText(returnType)),
};

export const PARAMETERS_SHAPE = {
  exact: ({ parameters }: Action) =>
    JSON.stringify(parameters.map(({ name, type }) => [name, type.typeName, type.isCollection])),
  shown: ({ parameters }: Action) =>
    parameters.map(({ name, type }) => `${name}: ${actionTypeText(type)}`).join(', '),
};

/** In whatever order they are listed: all of them hold together. */
export const CONSTRAINTS_SHAPE = {
  exact: ({ constraints }: NavigationProperty) =>
    JSON.stringify(constraints.map((each) => JSON.stringify(constraintFacts(each))).sort()),
  shown: ({ constraints }: NavigationProperty) => constraints.map(constraintText).sort().join(', '),
};

function shortType(typeName: string): string {
  return typeName.startsWith(NAMESPACE_PREFIX) ? typeName.slice(NAMESPACE_PREFIX.length) : typeName;
}

function actionTypeText({ typeName, isCollection }: ActionType): string {
  return isCollection ? `${shortType(typeName)}[]` : shortType(typeName);
}

function constraintText(constraint: RelationConstraint): string {
  switch (constraint.kind) {
    case 'referential':
      return `${constraint.property} = related ${constraint.referencedProperty}`;
    case 'fixed':
      return `${constraint.property} = ${constraint.valueText ?? constraint.value}`;
    case 'related_fixed':
      return `related ${constraint.relatedProperty} = ${constraint.valueText ?? constraint.value}`;
  }
}
