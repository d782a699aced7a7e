import type { Enumeration, EnumerationMember } from '#contract/metadata.ts';
import {
  compareFacts,
  flagFact,
  labelFact,
  textFact,
  type FactComparison,
  type Pair,
} from './compare-facts.ts';
import { changedBy, wholeChange, type FoundChange, type Subject } from './found-change.ts';
import { orderFact } from './order-fact.ts';
import { pairByName } from './pair-by-name.ts';

/** What differs between two descriptions of one enumeration that are not equal: never nothing. */
export function diffEnumerations(pair: Pair<Enumeration>): readonly FoundChange[] {
  const { before, after } = pair;
  const subject = enumerationSubject(pair);
  const member = memberSubject(subject, pair);
  const members = pairByName(before.members, after.members, ({ name }) => name);
  const whole = (each: EnumerationMember): Subject => member({ before: each, after: each });
  const changes = [
    ...changedBy(subject, compareFacts(pair, [labelFact('enumeration label changed')])),
    ...members.pairs.flatMap((each) => changedBy(member(each), compareFacts(each, MEMBER_FACTS))),
    ...members.added.map((each) => wholeChange(whole(each), 'added', 'enumeration member added')),
    ...members.removed.map((each) =>
      wholeChange(whole(each), 'removed', 'enumeration member removed'),
    ),
  ];
  return changes.length > 0 ? changes : changedBy(subject, [orderOf(pair)]);
}

/** Of one that is only in one of the catalogs give it twice. */
export function enumerationSubject({
  before,
  after,
}: Pair<Pick<Enumeration, 'name' | 'labelId'>>): Subject {
  return {
    kind: 'enumeration',
    owner: null,
    name: after.name,
    title: null,
    labels: { before: before.labelId, after: after.labelId },
    place: { names: [after.name], watched: 'enumeration', ownerLabel: null },
  };
}

function memberSubject(
  enumeration: Subject,
  { before, after }: Pair<Enumeration>,
): (member: Pair<EnumerationMember>) => Subject {
  const place = { ...enumeration.place, ownerLabel: after.labelId ?? before.labelId };
  return (member) => ({
    kind: 'enumeration_member',
    owner: enumeration.name,
    name: member.after.name,
    title: null,
    labels: { before: member.before.labelId, after: member.after.labelId },
    place,
  });
}

const MEMBER_FACTS: readonly FactComparison<EnumerationMember>[] = [
  textFact('value', ({ value }) => String(value), 'enumeration member renumbered'),
  flagFact('switched on', (member) => member.configurationEnabled, {
    on: 'enumeration member switched on',
    off: 'enumeration member switched off',
  }),
  labelFact('enumeration member label changed'),
];

function orderOf({ before, after }: Pair<Enumeration>) {
  const names = ({ members }: Enumeration) => members.map(({ name }) => name);
  return orderFact([{ of: 'values', before: names(before), after: names(after) }], 'values');
}
