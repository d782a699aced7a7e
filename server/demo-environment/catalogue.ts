import { buildEnumeration, parseEnumerations } from './build-enumeration.ts';
import { buildDataEntity, buildEntity } from './build-entity.ts';
import { coreEntities } from './core/core-entities.ts';
import { CORE_ENUMERATIONS } from './core/enumerations.ts';
import { sortByName } from './demo-catalogue.ts';
import type { DemoCatalogue, DemoRelease, DemoScale } from './demo-catalogue.ts';
import type { EntityDescription } from './entity-description.ts';
import { generateEntities } from './generated/generate-entities.ts';
import { generateEnumerations } from './generated/generate-enumerations.ts';
import { planNames } from './generated/plan-names.ts';
import type { NamePlan } from './generated/plan-names.ts';
import { LabelRegistry } from './label-registry.ts';
import { demoVersion } from './modules.ts';
import { buildNextRelease } from './next-release/build-next-release.ts';
import type { DemoChanges } from './next-release/changes.ts';
import { hashText } from './seeded-random.ts';
import { spreadLabels } from './spread-labels.ts';
import type { WireDataEntity } from './wire.ts';

const REAL_COUNTS = {
  entities: 4707,
  internalEntities: 1294,
  properties: 86_597,
  relations: 7646,
  enumerations: 2320,
  labels: 29_611,
} as const;
const SMALL_INTERNAL_ENTITIES = 30;

/** The catalogue of a release: made when first asked for, the same in every run, kept afterwards. */
export function demoCatalogue(release: DemoRelease = 1, scale: DemoScale = 'real'): DemoCatalogue {
  const base = firstRelease(scale);
  return release === 1 ? base : nextRelease(scale).catalogue;
}

/** Exactly what differs between release 1 and release 2. */
export function demoChanges(scale: DemoScale = 'real'): DemoChanges {
  return nextRelease(scale).changes;
}

const firstReleases = new Map<DemoScale, DemoCatalogue>();
const nextReleases = new Map<DemoScale, { catalogue: DemoCatalogue; changes: DemoChanges }>();

function firstRelease(scale: DemoScale): DemoCatalogue {
  const known = firstReleases.get(scale);
  if (known !== undefined) return known;
  const catalogue = buildFirstRelease(scale);
  firstReleases.set(scale, catalogue);
  return catalogue;
}

function nextRelease(scale: DemoScale): { catalogue: DemoCatalogue; changes: DemoChanges } {
  const known = nextReleases.get(scale);
  if (known !== undefined) return known;
  const next = buildNextRelease(firstRelease(scale), demoVersion(2));
  nextReleases.set(scale, next);
  return next;
}

function buildFirstRelease(scale: DemoScale): DemoCatalogue {
  const labels = new LabelRegistry();
  const coreEnumerations = parseEnumerations(CORE_ENUMERATIONS);
  const generatedEnumerations =
    scale === 'small'
      ? []
      : generateEnumerations(
          REAL_COUNTS.enumerations - coreEnumerations.length,
          new Set(coreEnumerations.map((enumeration) => enumeration.name)),
        );
  const enumerations = [
    ...coreEnumerations,
    ...generatedEnumerations.map((generated) => generated.description),
  ];
  const isEnumeration = namesAmong(enumerations);

  const plans = planNames(
    scale === 'small'
      ? { public: 0, internal: SMALL_INTERNAL_ENTITIES }
      : {
          public: REAL_COUNTS.entities - coreEntities.length,
          internal: REAL_COUNTS.internalEntities,
        },
    new Set(coreEntities.flatMap(namesOf)),
  );
  const generated =
    scale === 'small'
      ? []
      : generateEntities(plans.public, generatedEnumerations, {
          properties: REAL_COUNTS.properties - sum(coreEntities, countProperties),
          relations: REAL_COUNTS.relations - sum(coreEntities, (entity) => entity.relations.length),
        });
  const descriptions = [...coreEntities, ...generated];

  const publicEnumerations = enumerations.map((each) => buildEnumeration(each, labels));
  const entities = descriptions.map((each) => buildEntity(each, labels, isEnumeration));
  const dataEntities = [
    ...descriptions.map((each) => buildDataEntity(each, labels)),
    ...plans.internal.map((plan) => buildInternalEntity(plan, labels)),
  ];
  const publicEntities =
    scale === 'small' ? entities : spreadLabels(entities, labels, REAL_COUNTS.labels);

  return {
    dataEntities: sortByName(dataEntities),
    publicEntities: sortByName(publicEntities),
    publicEnumerations: sortByName(publicEnumerations),
    ...demoVersion(1),
    labelText: (id, language) => {
      const label = labels.find(id);
      if (label === null) return null;
      switch (language.toLowerCase()) {
        case 'en-us':
          return label.en;
        case 'de':
          return label.de;
        default:
          return null;
      }
    },
  };
}

function namesAmong(named: readonly { readonly name: string }[]): (name: string) => boolean {
  const names = new Set(named.map((each) => each.name));
  return (name) => names.has(name);
}

function namesOf(entity: EntityDescription): string[] {
  return [entity.name, entity.setName, entity.aotName].map((name) => name.toLowerCase());
}

function countProperties(entity: EntityDescription): number {
  return entity.fields.length + (entity.isShared ? 0 : 1);
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

/** Known to data management only: no public name, which real environments send as '' or null. */
function buildInternalEntity(plan: NamePlan, labels: LabelRegistry): WireDataEntity {
  const noName = hashText(plan.name) % 10 < 7 ? '' : null;
  return {
    Name: plan.aotName,
    PublicEntityName: noName,
    PublicCollectionName: noName,
    LabelId: labels.fileId(plan.area.labelFile, `${plan.aotName}Label`, plan.texts),
    DataServiceEnabled: false,
    DataManagementEnabled: true,
    EntityCategory: plan.facet.category,
    IsReadOnly: hashText(plan.aotName) % 5 === 0,
  };
}
