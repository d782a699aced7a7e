import type { EnumerationDescription } from '../build-enumeration.ts';
import { SeededRandom } from '../seeded-random.ts';
import { composeLabel } from '../vocabulary/compose-label.ts';
import { areas } from './areas.ts';
import { enumerationKinds } from './enumeration-kinds.ts';
import type { EnumerationKind } from './enumeration-kinds.ts';

export interface GeneratedEnumeration {
  readonly description: EnumerationDescription;
  readonly area: string;
  /** What a field of this type is called. */
  readonly fieldName: string;
}

/** `count` enumerations, as `InventTransferStatus` is one of the inventory area. */
export function generateEnumerations(
  count: number,
  taken: ReadonlySet<string>,
): GeneratedEnumeration[] {
  const random = new SeededRandom('enumerations');
  const combinations = areas.flatMap((area) =>
    area.subjects.flatMap((subject) => enumerationKinds.map((kind) => ({ area, subject, kind }))),
  );
  return random
    .shuffle(combinations)
    .filter(
      ({ area, subject, kind }) =>
        !taken.has(area.aotPrefix + subject + kind.name) && subject !== kind.name,
    )
    .slice(0, count)
    .map(({ area, subject, kind }) => ({
      area: area.aotPrefix,
      fieldName: subject + kind.name,
      description: {
        name: area.aotPrefix + subject + kind.name,
        labelFile: area.labelFile,
        texts: composeLabel(subject + kind.name),
        members: chooseMembers(kind, random),
      },
    }));
}

function chooseMembers(
  kind: EnumerationKind,
  random: SeededRandom,
): EnumerationDescription['members'] {
  const most = kind.members.length;
  const count = random.between(Math.min(5, most), Math.min(most, 13));
  const chosen = new Set(random.shuffle(kind.members).slice(0, count));
  const step = random.pick(VALUE_STEPS);
  let value = step.first;
  return kind.members
    .filter((member) => chosen.has(member))
    .map((member) => {
      const own = value;
      value += random.chance(step.gap) ? step.by + random.between(1, 4) : step.by;
      return { name: member.name, value: own, texts: { en: member.en, de: member.de } };
    });
}

/** Most count from zero; some in tens, some with gaps, extensible ones far up, a few below zero. */
const VALUE_STEPS = [
  { first: 0, by: 1, gap: 0 },
  { first: 0, by: 1, gap: 0 },
  { first: 0, by: 1, gap: 0 },
  { first: 0, by: 1, gap: 0 },
  { first: 0, by: 1, gap: 0.2 },
  { first: 0, by: 1, gap: 0.35 },
  { first: 1, by: 1, gap: 0 },
  { first: 0, by: 10, gap: 0 },
  { first: 100, by: 100, gap: 0.1 },
  { first: 200_000_000, by: 1, gap: 0.1 },
  { first: -1, by: 1, gap: 0 },
] as const;
