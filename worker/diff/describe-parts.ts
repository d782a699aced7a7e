import type {
  Action,
  ActionType,
  NavigationProperty,
  RelationConstraint,
} from '#contract/metadata.ts';

const NAMESPACE = 'Microsoft.Dynamics.DataEntities.';

export interface Shape {
  /** Equal for equal things, and only for them. */
  readonly exact: string;
  readonly shown: string | null;
}

export function typeShape(typeName: string): Shape {
  return { exact: typeName, shown: shortType(typeName) };
}

export function resultShape({ returnType }: Action): Shape {
  return {
    exact: JSON.stringify(returnType),
    shown: returnType === null ? null : actionTypeText(returnType),
  };
}

export function parametersShape({ parameters }: Action): Shape {
  return {
    exact: JSON.stringify(
      parameters.map(({ name, type }) => [name, type.typeName, type.isCollection]),
    ),
    shown: parameters.map(({ name, type }) => `${name}: ${actionTypeText(type)}`).join(', '),
  };
}

/** In whatever order they are listed: all of them hold together. */
export function constraintsShape({ constraints }: NavigationProperty): Shape {
  return {
    exact: JSON.stringify(constraints.map((each) => JSON.stringify(constraintFacts(each))).sort()),
    shown: constraints.map(constraintText).sort().join(', '),
  };
}

/** In whatever order they are listed. */
export function namesShape(names: readonly string[]): Shape {
  const sorted = names.toSorted();
  return { exact: JSON.stringify(sorted), shown: sorted.join(', ') };
}

function shortType(typeName: string): string {
  return typeName.startsWith(NAMESPACE) ? typeName.slice(NAMESPACE.length) : typeName;
}

function actionTypeText({ typeName, isCollection }: ActionType): string {
  return isCollection ? `${shortType(typeName)}[]` : shortType(typeName);
}

function constraintFacts(constraint: RelationConstraint): readonly (string | number | null)[] {
  switch (constraint.kind) {
    case 'referential':
      return [constraint.kind, constraint.property, constraint.referencedProperty];
    case 'fixed':
      return [constraint.kind, constraint.property, constraint.value, constraint.valueText];
    case 'related_fixed':
      return [constraint.kind, constraint.relatedProperty, constraint.value, constraint.valueText];
  }
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
