import { sortByName } from '../demo-catalogue.ts';
import type { DemoCatalogue } from '../demo-catalogue.ts';
import type { DemoVersion } from '../modules.ts';
import { SeededRandom } from '../seeded-random.ts';
import { composeLabel } from '../vocabulary/compose-label.ts';
import type { LabelTexts } from '../vocabulary/compose-label.ts';
import type { WireDataEntity, WireEntity, WireEnumeration, WireProperty } from '../wire.ts';
import { NAMESPACE } from '../wire.ts';
import type { DefinitionChange, DetailChange } from './changes.ts';

/** A release while it is being changed; it writes down what happens to it. */
export class ReleaseDraft {
  readonly base: DemoCatalogue;
  readonly random = new SeededRandom('release 2');
  readonly entities: Map<string, WireEntity>;
  readonly dataEntities: Map<string, WireDataEntity>;
  readonly enumerations: Map<string, WireEnumeration>;
  readonly #changes = new Map<string, DefinitionChange>();
  readonly #texts = new Map<string, LabelTexts>();
  readonly #twins: ReadonlyMap<string | null, WireDataEntity>;

  constructor(base: DemoCatalogue) {
    this.base = base;
    this.entities = new Map(base.publicEntities.map((each) => [each.Name, each]));
    this.dataEntities = new Map(base.dataEntities.map((each) => [each.Name, each]));
    this.enumerations = new Map(base.publicEnumerations.map((each) => [each.Name, each]));
    this.#twins = new Map(base.dataEntities.map((each) => [each.PublicEntityName, each]));
  }

  /** That share of them, at least one. */
  choose<T>(items: readonly T[], share: number): T[] {
    return this.random.shuffle(items).slice(0, Math.max(1, Math.round(items.length * share)));
  }

  twinOf(publicName: string): WireDataEntity | undefined {
    return this.#twins.get(publicName);
  }

  isChanged(kind: DefinitionChange['kind'], name: string): boolean {
    return this.#changes.has(`${kind} ${name}`);
  }

  noteAddedOrRemoved({ kind, name, change }: Omit<DefinitionChange, 'details'>): void {
    this.#changes.set(`${kind} ${name}`, { kind, name, change, details: [] });
  }

  noteDetail(kind: DefinitionChange['kind'], name: string, detail: DetailChange): void {
    const key = `${kind} ${name}`;
    const details = [...(this.#changes.get(key)?.details ?? []), detail];
    this.#changes.set(key, { kind, name, change: 'changed', details });
  }

  changeEntity(entity: WireEntity, detail: DetailChange): void {
    this.entities.set(entity.Name, entity);
    this.noteDetail('entity', entity.Name, detail);
  }

  changeField(entity: WireEntity, field: WireProperty, detail: DetailChange): void {
    const properties = entity.Properties.map((each) => (each.Name === field.Name ? field : each));
    this.changeEntity({ ...entity, Properties: properties }, detail);
  }

  removeField(entityName: string, field: string): void {
    const entity = this.entities.get(entityName);
    if (entity === undefined) return;
    const without = {
      ...entity,
      Properties: entity.Properties.filter((property) => property.Name !== field),
      PropertyGroups: entity.PropertyGroups.map((group) => ({
        ...group,
        Properties: group.Properties.filter((name) => name !== field),
      })),
    };
    this.changeEntity(without, { what: 'field_removed', field });
  }

  /** A field that entities of release 1 do not have; `skip` gives another one. */
  newField(entity: WireEntity, skip = 0): WireProperty {
    const names = new Set(entity.Properties.map((property) => property.Name));
    const free = NEW_FIELDS.filter(([name]) => !names.has(name));
    const [name, typeName, dataType] = free[skip] ?? NEW_FIELDS[0];
    return {
      Name: name,
      TypeName: typeName,
      DataType: dataType,
      LabelId: this.newLabel(entity.LabelId, name, composeLabel(name)),
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

  /** A new label in the file of its neighbour. */
  newLabel(neighbour: string | null, name: string, texts: LabelTexts): string {
    const file = neighbour?.match(/^@(\w+):/)?.[1] ?? 'SystemAdministration';
    const id = `@${file}:${name}R2`;
    this.setTexts(id, texts);
    return id;
  }

  setTexts(id: string, texts: LabelTexts): void {
    this.#texts.set(id.toLowerCase(), texts);
  }

  textsOf(id: string): LabelTexts | null {
    const own = this.#texts.get(id.toLowerCase());
    if (own !== undefined) return own;
    const en = this.base.labelText(id, 'en-US');
    const de = this.base.labelText(id, 'de');
    return en === null || de === null ? null : { en, de };
  }

  changes(): DefinitionChange[] {
    return [...this.#changes.values()];
  }

  catalogue(version: DemoVersion): DemoCatalogue {
    const texts = this.#texts;
    const base = this.base;
    return {
      dataEntities: sortByName([...this.dataEntities.values()]),
      publicEntities: sortByName([...this.entities.values()]),
      publicEnumerations: sortByName([...this.enumerations.values()]),
      ...version,
      labelText: (id, language) => {
        const own = texts.get(id.toLowerCase());
        if (own === undefined) return base.labelText(id, language);
        return { 'en-us': own.en, de: own.de }[language.toLowerCase()] ?? null;
      },
    };
  }
}

type NewField = readonly [name: string, typeName: string, dataType: string];

const NEW_FIELDS: readonly [NewField, ...NewField[]] = [
  ['ExternalPartnerNumber', 'Edm.String', 'String'],
  ['EmissionFactor', 'Edm.Decimal', 'Real'],
  ['ArchiveDateTime', 'Edm.DateTimeOffset', 'UtcDateTime'],
  ['IsElectronicInvoiceRequired', `${NAMESPACE}NoYes`, 'Enum'],
  ['RiskScore', 'Edm.Int32', 'Int32'],
];
