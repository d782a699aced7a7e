import { SeededRandom } from '../seeded-random.ts';
import { composeLabelWithHead } from '../vocabulary/compose-label.ts';
import type { LabelTexts } from '../vocabulary/compose-label.ts';
import { areas } from './areas.ts';
import type { Area } from './areas.ts';
import { facets } from './facets.ts';
import type { Facet } from './facets.ts';

/** What an entity is about, before versions and countries. */
interface Stem {
  readonly area: Area;
  readonly subject: string;
  readonly facet: Facet;
}

export interface NamePlan extends Stem {
  readonly name: string;
  readonly setName: string;
  readonly aotName: string;
  readonly texts: LabelTexts;
  /** The plan whose fields this one starts with: V3 comes after V2. */
  readonly predecessor: NamePlan | null;
}

export interface NamePlans {
  readonly public: readonly NamePlan[];
  readonly internal: readonly NamePlan[];
}

/** Names for as many public entities, and for as many that only data management knows. */
export function planNames(
  counts: { readonly public: number; readonly internal: number },
  taken: ReadonlySet<string>,
): NamePlans {
  const random = new SeededRandom('names');
  const used = new Set(taken);
  const combinations = weightedOrder(random);
  const plans: NamePlan[] = [];
  const internal: NamePlan[] = [];

  for (const stem of combinations) {
    if (internal.length >= counts.internal) break;
    if (plans.length >= counts.public) {
      const suffix = random.pick(INTERNAL_SUFFIXES);
      internal.push(...claim([planName(stem, suffix, null)], used));
      continue;
    }
    const base = planName(stem, '', null);
    const variants = random.chance(0.05)
      ? [base, planName(stem, random.pick(COUNTRIES), base)]
      : withLaterVersions(base, random);
    plans.push(...claim(variants, used).slice(0, counts.public - plans.length));
  }
  return { public: plans, internal };
}

const COUNTRIES = '_BR _IT _PL _IN _MX _TH _W _RU _CN _JP _CZ _LT _FR _NL'.split(' ');
const INTERNAL_SUFFIXES = 'Staging Archive Aggregate Internal BI Upgrade Sync'.split(' ');

function weightedOrder(random: SeededRandom): Stem[] {
  return areas
    .flatMap((area) =>
      area.subjects.flatMap((subject) =>
        facets
          .filter((facet) => !subject.endsWith(facet.name))
          .map((facet) => ({
            area,
            subject,
            facet,
            order: Math.log(1 - random.next()) / facet.weight,
          })),
      ),
    )
    .sort((a, b) => b.order - a.order);
}

function withLaterVersions(base: NamePlan, random: SeededRandom): NamePlan[] {
  const versions = random.chance(0.16)
    ? 1 + (random.chance(0.3) ? 1 : 0) + (random.chance(0.1) ? 1 : 0)
    : 0;
  const family = [base];
  for (let version = 2; version < 2 + versions; version++) {
    const last = family.at(-1) ?? base;
    family.push(planName(base, `V${version}`, last));
  }
  return family;
}

function planName(stem: Stem, suffix: string, predecessor: NamePlan | null): NamePlan {
  const { area, subject, facet } = stem;
  const name = area.publicPrefix + subject + facet.name;
  const texts = composeLabelWithHead([area.publicPrefix, subject], facet);
  const shown =
    suffix === '' ? '' : suffix.startsWith('_') ? ` (${suffix.slice(1)})` : ` ${suffix}`;
  return {
    name: name + suffix,
    setName: pluralise(name) + suffix,
    aotName: `${area.aotPrefix}${subject}${facet.name}${suffix}Entity`,
    area,
    subject,
    facet,
    texts: { en: texts.en + shown, de: texts.de + shown },
    predecessor,
  };
}

/** Those whose names are still free; a family without its base is no family. */
function claim(plans: readonly NamePlan[], used: Set<string>): NamePlan[] {
  const isFree = plans.every(
    (plan) => ![plan.name, plan.setName, plan.aotName].some((name) => used.has(name.toLowerCase())),
  );
  if (!isFree) return [];
  for (const plan of plans) {
    for (const name of [plan.name, plan.setName, plan.aotName]) used.add(name.toLowerCase());
  }
  return [...plans];
}

function pluralise(name: string): string {
  if (/(s|x|ch)$/.test(name)) return `${name}es`;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(Setup|History|Log)$/.test(name) ? `${name}Records` : `${name}s`;
}
