import { inferType } from '../core/infer-type.ts';
import type {
  ActionDescription,
  EntityDescription,
  FieldDescription,
  RelationDescription,
} from '../entity-description.ts';
import { SeededRandom } from '../seeded-random.ts';
import {
  ACTION_NAMES,
  COMMON_FIELDS,
  COMMON_NOUNS,
  FIELD_PATTERNS,
  REFERENCES,
} from './field-patterns.ts';
import type { GeneratedEnumeration } from './generate-enumerations.ts';
import type { NamePlan } from './plan-names.ts';

/** How much there shall be in all generated entities together. */
export interface EntityTotals {
  readonly properties: number;
  readonly relations: number;
}

interface Draft {
  readonly plan: NamePlan;
  readonly isShared: boolean;
  readonly hasOwnKey: boolean;
  readonly fields: FieldDescription[];
  readonly names: Set<string>;
  readonly relations: RelationDescription[];
}

/** Fills planned names with fields, relations and actions, exactly as many as asked for. */
export function generateEntities(
  plans: readonly NamePlan[],
  enumerations: readonly GeneratedEnumeration[],
  totals: EntityTotals,
): EntityDescription[] {
  const random = new SeededRandom('entities');
  const enumerationsByArea = new Map<string, EnumerationShelf>();
  for (const enumeration of enumerations) {
    const shelf = enumerationsByArea.get(enumeration.area) ?? new EnumerationShelf();
    shelf.add(enumeration);
    enumerationsByArea.set(enumeration.area, shelf);
  }

  const draftsByName = new Map<string, Draft>();
  for (const plan of plans) {
    const shelf = enumerationsByArea.get(plan.area.aotPrefix) ?? new EnumerationShelf();
    draftsByName.set(plan.name, draftEntity(plan, { random, shelf, draftsByName }));
  }
  const drafts = [...draftsByName.values()];
  fillRelations(drafts, totals.relations, random);
  fillProperties(drafts, totals.properties, random);
  return drafts.map((draft) => describe(draft, random));
}

/** The enumerations of one area, handed out in turn so that each is used. */
class EnumerationShelf {
  readonly #byFieldName = new Map<string, string>();
  readonly #all: GeneratedEnumeration[] = [];
  #next = 0;

  add(enumeration: GeneratedEnumeration): void {
    this.#all.push(enumeration);
    this.#byFieldName.set(enumeration.fieldName, enumeration.description.name);
  }

  typeOf(fieldName: string): string | undefined {
    return this.#byFieldName.get(fieldName);
  }

  take(): GeneratedEnumeration | undefined {
    return this.#all[this.#next++ % Math.max(1, this.#all.length)];
  }
}

interface Workshop {
  readonly random: SeededRandom;
  readonly shelf: EnumerationShelf;
  readonly draftsByName: ReadonlyMap<string, Draft>;
}

function draftEntity(plan: NamePlan, workshop: Workshop): Draft {
  const { random, shelf, draftsByName } = workshop;
  const predecessor =
    plan.predecessor === null ? undefined : draftsByName.get(plan.predecessor.name);
  if (predecessor !== undefined) return draftSuccessor(plan, predecessor, random);

  const draft: Draft = {
    plan,
    isShared: random.chance(0.15),
    hasOwnKey: !random.chance(0.02),
    fields: [],
    names: new Set(),
    relations: [],
  };
  if (!draft.hasOwnKey && random.chance(0.7)) addKey(draft, 'RecordId');
  for (const key of plan.facet.keys) {
    const name = key.replace('?', plan.subject);
    if (draft.hasOwnKey) addKey(draft, name);
    else addField(draft, name);
  }
  for (const field of plan.facet.fields) {
    const name = field.replace('?', plan.subject);
    addField(draft, name, shelf.typeOf(name));
  }
  relateToHeader(draft, draftsByName);
  const relationCount = random.pick([0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 5]);
  for (let i = 0; i < relationCount; i++) addReference(draft, random);

  const size = drawSize(random);
  const enumerationCount = Math.ceil(size / 14);
  for (let i = 0; i < enumerationCount; i++) {
    const enumeration = shelf.take();
    if (enumeration !== undefined) {
      addField(draft, enumeration.fieldName, enumeration.description.name);
    }
  }
  const common = random.shuffle(COMMON_FIELDS).slice(0, random.between(1, 6));
  for (const field of common) if (draft.fields.length < size) addPattern(draft, field);
  while (draft.fields.length < size) addPatternField(draft, random);
  return draft;
}

function draftSuccessor(plan: NamePlan, predecessor: Draft, random: SeededRandom): Draft {
  const draft: Draft = {
    plan,
    isShared: predecessor.isShared,
    hasOwnKey: predecessor.hasOwnKey,
    fields: [...predecessor.fields],
    names: new Set(predecessor.names),
    relations: [...predecessor.relations],
  };
  for (let more = random.between(1, 5); more > 0; more--) addPatternField(draft, random);
  return draft;
}

/** Log-normal: most entities are small, one in a hundred has more than a hundred fields. */
function drawSize(random: SeededRandom): number {
  if (random.chance(0.002)) return random.between(300, 340);
  const normal =
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return 4 + Math.floor(Math.exp(2.06 + 0.78 * normal));
}

function relateToHeader(draft: Draft, draftsByName: ReadonlyMap<string, Draft>): void {
  const { plan } = draft;
  const headerName = `${plan.area.publicPrefix}${plan.subject}Header`;
  const key = `${plan.subject}Number`;
  if (plan.facet.name === 'Header' || !draft.names.has(key)) return;
  if (!draftsByName.has(headerName)) return;
  draft.relations.push({
    name: `${plan.subject}Header`,
    target: headerName,
    isMultiple: false,
    inverseName: `${plan.subject}${plan.facet.name}`,
    constraints: [{ kind: 'referential', field: key, targetField: key }],
  });
}

function addReference(draft: Draft, random: SeededRandom): void {
  const reference = random.pick(REFERENCES);
  if (draft.relations.some((relation) => relation.name === reference.relation)) return;
  if (draft.names.has(reference.relation)) return;
  addField(draft, reference.field);
  // Configuration switches entities off, but not the relations to them: a few lead nowhere.
  const target = random.chance(0.01) ? `${reference.target}_Extension` : reference.target;
  draft.relations.push({
    name: reference.relation,
    target,
    isMultiple: false,
    inverseName: random.chance(0.3) ? draft.plan.name : null,
    constraints: [
      { kind: 'referential', field: reference.field, targetField: reference.targetField },
    ],
  });
}

function addPatternField(draft: Draft, random: SeededRandom): void {
  const noun = random.chance(0.5)
    ? random.pick(draft.plan.area.subjects)
    : random.pickEarly(COMMON_NOUNS);
  addPattern(draft, random.pickEarly(FIELD_PATTERNS).replace('?', noun));
}

function addPattern(draft: Draft, pattern: string): void {
  const [name = '', type] = pattern.split(':');
  addField(draft, name, type);
}

function addField(draft: Draft, name: string, type = inferType(name)): void {
  if (draft.names.has(name)) return;
  draft.names.add(name);
  draft.fields.push({
    name,
    type,
    isKey: false,
    isMandatory: /^(Name|CurrencyCode|ItemNumber)$/.test(name),
    isReadOnly: /^(Created|Modified)|^IsPosted$|RecordId$/.test(name),
  });
}

function addKey(draft: Draft, name: string): void {
  if (draft.names.has(name)) return;
  draft.names.add(name);
  draft.fields.push({
    name,
    type: inferType(name),
    isKey: true,
    isMandatory: true,
    isReadOnly: name === 'RecordId',
  });
}

function fillRelations(drafts: readonly Draft[], total: number, random: SeededRandom): void {
  let count = drafts.reduce((sum, draft) => sum + draft.relations.length, 0);
  for (let draft = random.pick(drafts); count < total; draft = random.pick(drafts)) {
    const before = draft.relations.length;
    addReference(draft, random);
    count += draft.relations.length - before;
  }
  for (let draft = random.pick(drafts); count > total; draft = random.pick(drafts)) {
    if (draft.relations.pop() !== undefined) count--;
  }
}

function fillProperties(drafts: readonly Draft[], total: number, random: SeededRandom): void {
  let count = drafts.reduce(
    (sum, draft) => sum + draft.fields.length + (draft.isShared ? 0 : 1),
    0,
  );
  if (count > total) throw new Error(`Drafts have ${count} properties, more than ${total}.`);
  for (let draft = random.pick(drafts); count < total; draft = random.pick(drafts)) {
    const before = draft.fields.length;
    addPatternField(draft, random);
    count += draft.fields.length - before;
  }
}

function describe(draft: Draft, random: SeededRandom): EntityDescription {
  const { plan, fields } = draft;
  return {
    setName: plan.setName,
    name: plan.name,
    aotName: plan.aotName,
    category: plan.facet.category,
    labelFile: plan.area.labelFile,
    texts: plan.texts,
    isShared: draft.isShared,
    isReadOnly: random.chance(0.08),
    fields,
    relations: draft.relations,
    groups: random.chance(0.02)
      ? [{ name: 'Identification', fields: fields.slice(0, 4).map((field) => field.name) }]
      : [],
    actions: random.chance(0.138) ? drawActions(plan, random) : [],
  };
}

function drawActions(plan: NamePlan, random: SeededRandom): ActionDescription[] {
  return random
    .shuffle(ACTION_NAMES)
    .slice(0, random.between(1, 4))
    .map((name) => ({
      name,
      binding: random.pick(['instance', 'instance', 'set', 'unbound'] as const),
      returns: random.pick([null, null, 'Edm.String', 'NoYes', 'Edm.Int64', `${plan.name}[]`]),
      parameters: random.shuffle(ACTION_PARAMETERS).slice(0, random.between(0, 3)),
    }));
}

const ACTION_PARAMETERS = [
  { name: 'dataAreaId', type: 'Edm.String' },
  { name: 'maxRecords', type: 'Edm.Int32' },
  { name: 'asOfDate', type: 'Edm.DateTimeOffset' },
  { name: 'comment', type: 'Edm.String' },
  { name: 'isSimulation', type: 'NoYes' },
  { name: 'recordIds', type: 'Edm.Int64[]' },
] as const;
