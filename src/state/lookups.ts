import type {
  DataEntityDetail,
  EntityDetail,
  EnumerationDetail,
  LabelDetail,
} from '#contract/detail.ts';
import type { ListedAction, ListedEntity, ListedEnumeration } from '#contract/listing.ts';
import type { Usages } from '#contract/usage.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { Place } from '../routing/place.ts';
import { Lookup, type LookupKey } from './lookup.svelte.ts';

/** Of a label; the page says how many there are in all. */
const MOST_USAGES = 500;
/** Longer than this nobody waits on the old page. */
const PATIENCE_MS = 100;

/** What pages read of a catalogue, by name or as a whole list. */
export class Lookups {
  readonly entities: Lookup<EntityDetail>;
  readonly dataEntities: Lookup<DataEntityDetail>;
  readonly enumerations: Lookup<EnumerationDetail>;
  readonly labels: Lookup<LabelDetail>;
  readonly labelUsages: Lookup<Usages>;
  readonly entityList: Lookup<readonly ListedEntity[]>;
  readonly enumerationList: Lookup<readonly ListedEnumeration[]>;
  readonly actionList: Lookup<readonly ListedAction[]>;

  constructor(engine: EngineClient) {
    this.entities = new Lookup(engine, (api, { catalog, name, languages }) =>
      api.getEntity(catalog, name, languages),
    );
    this.dataEntities = new Lookup(engine, (api, { catalog, name, languages }) =>
      api.getDataEntity(catalog, name, languages),
    );
    this.enumerations = new Lookup(engine, (api, { catalog, name, languages }) =>
      api.getEnumeration(catalog, name, languages),
    );
    this.labels = new Lookup(engine, (api, { catalog, name, languages }) =>
      api.getLabel(catalog, name, languages),
    );
    this.labelUsages = new Lookup(engine, (api, { catalog, name }) =>
      api.findUsages(catalog, { what: 'label', name, limit: MOST_USAGES }),
    );
    this.entityList = new Lookup(engine, (api, key) => api.listEntities(key));
    this.enumerationList = new Lookup(engine, (api, key) => api.listEnumerations(key));
    this.actionList = new Lookup(engine, (api, key) => api.listActions(key));
  }

  /** Gets ready what a place shows, so that going there does not flash an empty page. */
  async prepare(place: Place, seen: Omit<LookupKey, 'name'>): Promise<void> {
    switch (place.page) {
      case 'entity':
      case 'field':
      case 'action':
        return this.entities.prepare({ ...seen, name: place.entity }, PATIENCE_MS);
      case 'data_entity':
        return this.dataEntities.prepare({ ...seen, name: place.dataEntity }, PATIENCE_MS);
      case 'enumeration':
      case 'member':
        return this.enumerations.prepare({ ...seen, name: place.enumeration }, PATIENCE_MS);
      case 'label':
        return this.labels.prepare({ ...seen, name: place.label }, PATIENCE_MS);
      default:
        return;
    }
  }
}
