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
  return (before, after) =>
    foundFact({ fact, rule, before: read(before), after: read(after), isLabel: false });
}

export function labelFact<T extends { readonly labelId: string | null }>(
  rule: RuleName,
): FactComparison<T> {
  return (before, after) =>
    foundFact({ fact: 'label', rule, before: before.labelId, after: after.labelId, isLabel: true });
}

/** A statement that is true or not, with a rule for each direction. */
export function flagFact<T>(
  fact: string,
  read: (thing: T) => boolean,
  rules: { readonly on: RuleName; readonly off: RuleName },
): FactComparison<T> {
  return (before, after) =>
    foundFact({
      fact,
      rule: read(after) ? rules.on : rules.off,
      before: read(before) ? 'yes' : 'no',
      after: read(after) ? 'yes' : 'no',
      isLabel: false,
    });
}

/** Something with parts: two of them are equal when their `exact` forms are. */
export function shapeFact<T>(
  fact: string,
  read: (thing: T) => { readonly exact: string; readonly shown: string | null },
  rule: RuleName,
): FactComparison<T> {
  return (before, after) => {
    const [old, now] = [read(before), read(after)];
    if (old.exact === now.exact) return null;
    const isShown = old.shown !== now.shown;
    return foundFact({
      fact,
      rule,
      before: isShown ? old.shown : old.exact,
      after: isShown ? now.shown : now.exact,
      isLabel: false,
    });
  };
}

function foundFact({
  rule,
  ...fact
}: Omit<FoundFact, 'severity' | 'reason'> & { readonly rule: RuleName }): FoundFact | null {
  return fact.before === fact.after ? null : { ...fact, ...SEVERITY_RULES[rule] };
}
