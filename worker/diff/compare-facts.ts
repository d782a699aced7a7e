import type { FoundFact } from './found-change.ts';
import { SEVERITY_RULES, type RuleName } from './severity-rules.ts';

/** Says how one fact of two things with the same name differs; null where it does not. */
export type FactComparison<T> = (before: T, after: T) => FoundFact | null;

export function compareFacts<T>(
  pair: Pair<T>,
  comparisons: readonly FactComparison<T>[],
): readonly FoundFact[] {
  return comparisons
    .map((compare) => compare(pair.before, pair.after))
    .filter((fact) => fact !== null);
}

export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** A text that counts as it is: null and '' are two values. */
export function textFact<T>(
  fact: string,
  read: (thing: T) => string | null,
  rule: RuleName,
): FactComparison<T> {
  return (left, right) => {
    const before = read(left);
    const after = read(right);
    return before === after
      ? null
      : { fact, before, after, isLabel: false, ...SEVERITY_RULES[rule] };
  };
}

export function labelFact<T extends { readonly labelId: string | null }>(
  rule: RuleName,
): FactComparison<T> {
  return ({ labelId: before }, { labelId: after }) =>
    before === after
      ? null
      : { fact: 'label', before, after, isLabel: true, ...SEVERITY_RULES[rule] };
}

/** A statement that is true or not, with a rule for each direction. */
export function flagFact<T>(
  fact: string,
  read: (thing: T) => boolean,
  rules: { readonly on: RuleName; readonly off: RuleName },
): FactComparison<T> {
  return (left, right) => {
    const isOn = read(right);
    if (read(left) === isOn) return null;
    const [before, after] = isOn ? ['no', 'yes'] : ['yes', 'no'];
    return { fact, before, after, isLabel: false, ...SEVERITY_RULES[isOn ? rules.on : rules.off] };
  };
}

/** What is compared exactly and shown in short: in full where the short forms are the same. */
export function shapeFact<T>(
  fact: string,
  shape: {
    /** Equal for equal things, and only for them. */
    readonly exact: (thing: T) => string;
    readonly shown: (thing: T) => string | null;
  },
  rule: RuleName,
): FactComparison<T> {
  return (left, right) => {
    if (shape.exact(left) === shape.exact(right)) return null;
    const show = shape.shown(left) === shape.shown(right) ? shape.exact : shape.shown;
    return {
      fact,
      before: show(left),
      after: show(right),
      isLabel: false,
      ...SEVERITY_RULES[rule],
    };
  };
}
