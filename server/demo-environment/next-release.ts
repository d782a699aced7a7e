import type { DemoCatalogue } from './catalogue.ts';
import { SeededRandom } from './seeded-random.ts';
import { composeLabel } from './vocabulary/compose-label.ts';
import type { LabelTexts } from './vocabulary/compose-label.ts';
import type {
  WireDataEntity,
  WireEntity,
  WireEnumeration,
  WireMember,
  WireProperty,
} from './wire.ts';
import { NAMESPACE } from './wire.ts';

/** The truth about what release 2 changed, for comparing what a comparison finds. */
export interface DemoChanges {
  readonly definitions: readonly DefinitionChange[];
  /** Texts that say something else under the same id; no definition changes by that. */
  readonly labels: readonly LabelChange[];
}

export interface DefinitionChange {
  readonly kind: 'data_entity' | 'entity' | 'enumeration';
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Empty unless `changed`. */
  readonly details: readonly DetailChange[];
}

export type DetailChange =
  | {
      readonly what: 'field_added' | 'field_removed' | 'field_became_mandatory';
      readonly field: string;
    }
  | {
      readonly what: 'field_type_changed';
      readonly field: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly what: 'field_label_changed';
      readonly field: string;
      readonly from: string | null;
      readonly to: string | null;
    }
  | { readonly what: 'action_added'; readonly action: string }
  | { readonly what: 'member_added'; readonly member: string; readonly value: number }
  | {
      readonly what: 'member_renumbered';
      readonly member: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly what: 'category_changed'; readonly from: string | null; readonly to: string };

export interface LabelChange {
  readonly id: string;
  readonly from: LabelTexts;
  readonly to: LabelTexts;
}

/** Shares of the definitions that change, together about five in a hundred. */
const SHARES = {
  entitiesChanged: 0.064,
  entitiesAdded: 0.006,
  entitiesRemoved: 0.003,
  dataEntitiesChanged: 0.02,
  enumerationsChanged: 0.05,
  enumerationsRemoved: 0.0015,
} as const;
const LABELS_REWORDED = 60;

export function buildNextRelease(
  base: DemoCatalogue,
  modules: readonly string[],
): { catalogue: DemoCatalogue; changes: DemoChanges } {
  const release = new NextRelease(base);
  release.removeEntities();
  release.addEntities();
  release.removeEnumerations();
  release.changeEnumerations();
  release.changeEntities();
  release.changeDataEntities();
  const labels = release.rewordLabels();
  return { catalogue: release.catalogue(modules), changes: release.changes(labels) };
}

class NextRelease {
  readonly #base: DemoCatalogue;
  readonly #random = new SeededRandom('release 2');
  readonly #entities: Map<string, WireEntity>;
  readonly #dataEntities: Map<string, WireDataEntity>;
  readonly #enumerations: Map<string, WireEnumeration>;
  readonly #changes = new Map<string, DefinitionChange>();
  readonly #texts = new Map<string, LabelTexts>();

  constructor(base: DemoCatalogue) {
    this.#base = base;
    this.#entities = new Map(base.publicEntities.map((each) => [each.Name, each]));
    this.#dataEntities = new Map(base.dataEntities.map((each) => [each.Name, each]));
    this.#enumerations = new Map(base.publicEnumerations.map((each) => [each.Name, each]));
  }

  /** Nobody refers to what goes. */
  removeEntities(): void {
    const targets = new Set(
      this.#base.publicEntities.flatMap((entity) =>
        entity.NavigationProperties.map((relation) => relation.RelatedEntity),
      ),
    );
    const removable = this.#base.publicEntities.filter(
      ({ Name }) => !targets.has(Name) && !STAYS.test(Name),
    );
    for (const entity of this.#choose(removable, SHARES.entitiesRemoved)) {
      this.#entities.delete(entity.Name);
      this.#note('entity', entity.Name, 'removed');
      const twin = this.#twinOf(entity.Name);
      if (twin === undefined) continue;
      this.#dataEntities.delete(twin.Name);
      this.#note('data_entity', twin.Name, 'removed');
    }
  }

  /** What is new is most often the next version of what was there. */
  addEntities(): void {
    for (const entity of this.#choose(this.#base.publicEntities, SHARES.entitiesAdded)) {
      const name = nextVersion(entity.Name);
      const twin = this.#twinOf(entity.Name);
      if (twin === undefined || this.#entities.has(name)) continue;
      const aotName = `${nextVersion(twin.Name.replace(/Entity$/, ''))}Entity`;
      if (this.#dataEntities.has(aotName)) continue;
      const labelId = this.#newLabel(entity.LabelId, `${aotName}Label`, this.#versionTexts(entity));
      const successor: WireEntity = {
        ...entity,
        Name: name,
        EntitySetName: nextVersion(entity.EntitySetName),
        LabelId: labelId,
        Properties: [...entity.Properties, this.#newProperty(entity), this.#newProperty(entity, 1)],
        Actions: [],
      };
      this.#entities.set(name, successor);
      this.#dataEntities.set(aotName, {
        ...twin,
        Name: aotName,
        PublicEntityName: name,
        PublicCollectionName: successor.EntitySetName,
        LabelId: labelId,
      });
      this.#note('entity', name, 'added');
      this.#note('data_entity', aotName, 'added');
    }
  }

  /** An enumeration goes when the last field of its type goes. */
  removeEnumerations(): void {
    const users = this.#usersByEnumeration();
    const rare = this.#base.publicEnumerations.filter(({ Name }) => {
      const fields = users.get(Name) ?? [];
      return fields.length === 1 && fields.every(({ property }) => !property.IsKey);
    });
    for (const { Name } of this.#choose(
      rare,
      SHARES.enumerationsRemoved,
      this.#enumerations.size,
    )) {
      for (const { entity, property } of users.get(Name) ?? []) {
        this.#removeField(entity, property.Name);
      }
      this.#enumerations.delete(Name);
      this.#note('enumeration', Name, 'removed');
    }
  }

  changeEnumerations(): void {
    const chosen = this.#choose(
      [...this.#enumerations.values()].filter(({ Name }) => Name !== 'NoYes'),
      SHARES.enumerationsChanged,
    );
    chosen.forEach((enumeration, i) => {
      const last = enumeration.Members.at(-1);
      if (last === undefined) return;
      const greatest = Math.max(...enumeration.Members.map((member) => member.Value));
      if (i % 4 === 3) {
        const renumbered = { ...last, Value: greatest + 10 };
        this.#changeMembers(enumeration, [...enumeration.Members.slice(0, -1), renumbered], {
          what: 'member_renumbered',
          member: last.Name,
          from: last.Value,
          to: renumbered.Value,
        });
        return;
      }
      const names = new Set(enumeration.Members.map((member) => member.Name));
      const name = NEW_MEMBERS.find((each) => !names.has(each));
      if (name === undefined) return;
      const member: WireMember = {
        Name: name,
        LabelId: this.#newLabel(
          enumeration.LabelId,
          `${enumeration.Name}_${name}`,
          composeLabel(name),
        ),
        Value: greatest + 1,
        ConfigurationEnabled: true,
      };
      this.#changeMembers(enumeration, [...enumeration.Members, member], {
        what: 'member_added',
        member: name,
        value: member.Value,
      });
    });
  }

  changeEntities(): void {
    const unchanged = [...this.#entities.values()].filter(
      ({ Name }) => !this.#changes.has(`entity ${Name}`),
    );
    this.#choose(unchanged, SHARES.entitiesChanged).forEach((entity, i) =>
      this.#changeEntity(entity, i),
    );
  }

  changeDataEntities(): void {
    const unchanged = [...this.#dataEntities.values()].filter(
      ({ Name, EntityCategory }) =>
        !this.#changes.has(`data_entity ${Name}`) && EntityCategory !== 'Document',
    );
    for (const entity of this.#choose(unchanged, SHARES.dataEntitiesChanged)) {
      this.#dataEntities.set(entity.Name, { ...entity, EntityCategory: 'Document' });
      this.#note('data_entity', entity.Name, 'changed', [
        { what: 'category_changed', from: entity.EntityCategory, to: 'Document' },
      ]);
    }
  }

  rewordLabels(): LabelChange[] {
    const ids = new Set(
      [...this.#entities.values()].flatMap((entity) =>
        entity.Properties.map((property) => property.LabelId),
      ),
    );
    const candidates: LabelChange[] = [];
    for (const id of ids) {
      if (id === null || !id.startsWith('@')) continue;
      const from = this.#textsOf(id);
      const to = from === null ? null : reword(from);
      if (from !== null && to !== null) candidates.push({ id, from, to });
    }
    const chosen = uniqueById(this.#random.shuffle(candidates)).slice(0, LABELS_REWORDED);
    for (const { id, to } of chosen) this.#texts.set(id.toLowerCase(), to);
    return chosen;
  }

  catalogue(modules: readonly string[]): DemoCatalogue {
    const texts = this.#texts;
    const base = this.#base;
    return {
      dataEntities: sortByName([...this.#dataEntities.values()]),
      publicEntities: sortByName([...this.#entities.values()]),
      publicEnumerations: sortByName([...this.#enumerations.values()]),
      modules,
      applicationVersion: '10.0.2231.18',
      platformVersion: '7.0.7690.41',
      buildVersion: '10.35.2231.18',
      labelText: (id, language) => {
        const own = texts.get(id.toLowerCase());
        if (own === undefined) return base.labelText(id, language);
        return { 'en-us': own.en, de: own.de }[language.toLowerCase()] ?? null;
      },
    };
  }

  changes(labels: readonly LabelChange[]): DemoChanges {
    return { definitions: [...this.#changes.values()], labels };
  }

  #changeEntity(entity: WireEntity, turn: number): void {
    const tied = new Set(
      entity.NavigationProperties.flatMap((relation) =>
        relation.Constraints.flatMap((constraint) =>
          'Property' in constraint ? [constraint.Property] : [],
        ),
      ),
    );
    const free = entity.Properties.filter(
      ({ Name, IsKey }) => !IsKey && !tied.has(Name) && !KEPT_FIELDS.test(Name),
    );
    const field = free.length === 0 ? undefined : this.#random.pick(free);
    switch (turn % 6) {
      case 1:
        if (field !== undefined) return this.#removeField(entity.Name, field.Name);
        break;
      case 2:
        if (field?.DataType === 'String') return this.#changeType(entity, field);
        break;
      case 3:
        if (field !== undefined && !field.IsMandatory) {
          return this.#changeField(
            entity,
            { ...field, IsMandatory: true },
            {
              what: 'field_became_mandatory',
              field: field.Name,
            },
          );
        }
        break;
      case 4:
        if (field !== undefined) return this.#changeLabel(entity, field);
        break;
      case 5:
        return this.#addAction(entity);
    }
    const added = this.#newProperty(entity);
    this.#replace(
      { ...entity, Properties: [...entity.Properties, added] },
      {
        what: 'field_added',
        field: added.Name,
      },
    );
  }

  #removeField(entityName: string, field: string): void {
    const entity = this.#entities.get(entityName);
    if (entity === undefined) return;
    this.#replace(
      {
        ...entity,
        Properties: entity.Properties.filter((property) => property.Name !== field),
        PropertyGroups: entity.PropertyGroups.map((group) => ({
          ...group,
          Properties: group.Properties.filter((name) => name !== field),
        })),
      },
      { what: 'field_removed', field },
    );
  }

  #changeType(entity: WireEntity, field: WireProperty): void {
    this.#changeField(
      entity,
      { ...field, DataType: 'Int64', TypeName: 'Edm.Int64' },
      {
        what: 'field_type_changed',
        field: field.Name,
        from: field.TypeName,
        to: 'Edm.Int64',
      },
    );
  }

  #changeLabel(entity: WireEntity, field: WireProperty): void {
    const texts = composeLabel(field.Name);
    const to = this.#newLabel(entity.LabelId, `${entity.Name}_${field.Name}`, texts);
    this.#changeField(
      entity,
      { ...field, LabelId: to },
      {
        what: 'field_label_changed',
        field: field.Name,
        from: field.LabelId,
        to,
      },
    );
  }

  #addAction(entity: WireEntity): void {
    const action = 'synchronizeExternal';
    const binding = { TypeName: NAMESPACE + entity.Name, IsCollection: true };
    this.#replace(
      {
        ...entity,
        Actions: [
          ...entity.Actions,
          {
            Name: action,
            BindingKind: 'BoundToEntitySet',
            Parameters: [{ Name: entity.Name, Type: binding }],
            ReturnType: null,
            FieldLookup: null,
          },
        ],
      },
      { what: 'action_added', action },
    );
  }

  #changeField(entity: WireEntity, field: WireProperty, detail: DetailChange): void {
    const properties = entity.Properties.map((each) => (each.Name === field.Name ? field : each));
    this.#replace({ ...entity, Properties: properties }, detail);
  }

  #replace(entity: WireEntity, detail: DetailChange): void {
    this.#entities.set(entity.Name, entity);
    this.#note('entity', entity.Name, 'changed', [detail]);
  }

  #changeMembers(
    enumeration: WireEnumeration,
    members: readonly WireMember[],
    detail: DetailChange,
  ): void {
    this.#enumerations.set(enumeration.Name, { ...enumeration, Members: members });
    this.#note('enumeration', enumeration.Name, 'changed', [detail]);
  }

  #newProperty(entity: WireEntity, skip = 0): WireProperty {
    const names = new Set(entity.Properties.map((property) => property.Name));
    const free = NEW_FIELDS.filter(([name]) => !names.has(name));
    const [name, typeName, dataType] = free[skip] ?? free[0] ?? NEW_FIELDS[0];
    return {
      Name: name,
      TypeName: typeName,
      DataType: dataType,
      LabelId: this.#newLabel(entity.LabelId, name, composeLabel(name)),
      IsKey: false,
      IsMandatory: false,
      ConfigurationEnabled: true,
      AllowEdit: true,
      AllowEditOnCreate: true,
      IsDimension: false,
      DimensionRelation: null,
      IsDynamicDimension: false,
      DimensionLegalEntityProperty: null,
      DimensionTypeProperty: null,
    };
  }

  #newLabel(neighbour: string | null, name: string, texts: LabelTexts): string {
    const file = neighbour?.match(/^@(\w+):/)?.[1] ?? 'SystemAdministration';
    const id = `@${file}:${name}R2`;
    this.#texts.set(id.toLowerCase(), texts);
    return id;
  }

  #versionTexts(entity: WireEntity): LabelTexts {
    const version = nextVersion(entity.Name).match(/V\d+$/)?.[0] ?? '';
    const old = entity.LabelId === null ? null : this.#textsOf(entity.LabelId);
    const texts = old ?? composeLabel(entity.Name);
    const withVersion = (text: string) => `${text.replace(/ V\d+$/, '')} ${version}`;
    return { en: withVersion(texts.en), de: withVersion(texts.de) };
  }

  #textsOf(id: string): LabelTexts | null {
    const own = this.#texts.get(id.toLowerCase());
    if (own !== undefined) return own;
    const en = this.#base.labelText(id, 'en-US');
    const de = this.#base.labelText(id, 'de');
    return en === null || de === null ? null : { en, de };
  }

  #twinOf(publicName: string): WireDataEntity | undefined {
    return this.#base.dataEntities.find((each) => each.PublicEntityName === publicName);
  }

  #usersByEnumeration(): Map<string, { entity: string; property: WireProperty }[]> {
    const users = new Map<string, { entity: string; property: WireProperty }[]>();
    for (const entity of this.#entities.values()) {
      for (const property of entity.Properties) {
        if (property.DataType !== 'Enum') continue;
        const name = property.TypeName.slice(NAMESPACE.length);
        const known = users.get(name);
        if (known === undefined) users.set(name, [{ entity: entity.Name, property }]);
        else known.push({ entity: entity.Name, property });
      }
    }
    return users;
  }

  #choose<T>(items: readonly T[], share: number, whole = items.length): T[] {
    return this.#random.shuffle(items).slice(0, Math.max(1, Math.round(whole * share)));
  }

  #note(
    kind: DefinitionChange['kind'],
    name: string,
    change: DefinitionChange['change'],
    details: readonly DetailChange[] = [],
  ): void {
    const key = `${kind} ${name}`;
    const before = this.#changes.get(key)?.details ?? [];
    this.#changes.set(key, { kind, name, change, details: [...before, ...details] });
  }
}

const STAYS =
  /^(CustomerV3|VendorV2|SalesOrder|PurchaseOrder|ReleasedProductV2|MainAccount|SystemNotification|DataManagement|LegalEntity)/;
/** Searches in demonstrations and tests are for these. */
const KEPT_FIELDS =
  /^(Delivery(Terms|Mode)|PaymentTerms|OnHoldStatus|InvoiceAccount|SalesTaxGroup)/;

const NEW_MEMBERS = ['Archived', 'Delegated', 'ExternalService', 'Partner', 'Scheduled'];
const NEW_FIELDS: readonly [
  readonly [name: string, typeName: string, dataType: string],
  ...(readonly [name: string, typeName: string, dataType: string])[],
] = [
  ['ExternalPartnerNumber', 'Edm.String', 'String'],
  ['EmissionFactor', 'Edm.Decimal', 'Real'],
  ['ArchiveDateTime', 'Edm.DateTimeOffset', 'UtcDateTime'],
  ['IsElectronicInvoiceRequired', `${NAMESPACE}NoYes`, 'Enum'],
  ['RiskScore', 'Edm.Int32', 'Int32'],
];

const REWORDINGS: readonly { readonly en: [RegExp, string]; readonly de: [RegExp, string] }[] = [
  { en: [/Vendor/, 'Supplier'], de: [/Kreditor/, 'Lieferant'] },
  { en: [/vendor/, 'supplier'], de: [/[Kk]reditor/, 'Lieferant'] },
  { en: [/Worker/, 'Employee'], de: [/Arbeitskraft|Arbeitskräfte/, 'Mitarbeiter'] },
  { en: [/bar code/i, 'Barcode'], de: [/Strichcode/, 'Barcode'] },
  { en: [/Internet address/, 'Web address'], de: [/Internetadresse/, 'Webadresse'] },
];

function reword(texts: LabelTexts): LabelTexts | null {
  const rule = REWORDINGS.find(({ en, de }) => en[0].test(texts.en) && de[0].test(texts.de));
  if (rule === undefined) return null;
  return { en: texts.en.replace(...rule.en), de: texts.de.replace(...rule.de) };
}

function uniqueById(changes: readonly LabelChange[]): LabelChange[] {
  return [...new Map(changes.map((change) => [change.id.toLowerCase(), change])).values()];
}

/** CustomerV3 → CustomerV4, Customer → CustomerV2. */
function nextVersion(name: string): string {
  const [, stem = name, version = '1'] = /^(.*?)(?:V(\d+))?$/.exec(name) ?? [];
  return `${stem}V${Number(version) + 1}`;
}

function sortByName<T extends { readonly Name: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => (a.Name < b.Name ? -1 : a.Name > b.Name ? 1 : 0));
}
