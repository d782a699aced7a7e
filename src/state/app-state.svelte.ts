import { createContext } from 'svelte';
import type {
  DataEntityDetail,
  EntityDetail,
  EnumerationDetail,
  LabelDetail,
} from '#contract/detail.ts';
import type { Environment } from '#contract/domain.ts';
import type { Usages } from '#contract/usage.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { Navigation } from '../routing/navigation.svelte.ts';
import type { Place } from '../routing/place.ts';
import type { SignIn } from '../auth/sign-in.ts';
import { Accounts } from './accounts.svelte.ts';
import { ConnectionCheck } from './connection-check.svelte.ts';
import { Environments } from './environments.svelte.ts';
import { FileChoice } from './file-choice.svelte.ts';
import type { HostSettings } from './host-settings.svelte.ts';
import { Lookup } from './lookup.svelte.ts';
import { Notices } from './notices.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';
import { Search } from './search.svelte.ts';
import { StoragePlace } from './storage.svelte.ts';
import { Syncs } from './syncs.svelte.ts';

/** Of a label; the page says how many there are in all. */
const MOST_USAGES = 500;
/** Longer than this nobody waits on the old page. */
const PATIENCE_MS = 100;

/** What can be copied with one key on the page that is open. */
export interface Subject {
  readonly name: string;
  readonly odataPath: string | null;
}

export interface AppParts {
  readonly navigation: Navigation;
  readonly preferences: Preferences;
  readonly host: HostSettings;
  readonly signIn: SignIn;
}

/** Everything that pages show, by context. */
export class AppState {
  readonly navigation: Navigation;
  readonly preferences: Preferences;
  readonly host: HostSettings;
  readonly environments: Environments;
  readonly fileChoice: FileChoice;
  readonly connectionCheck: ConnectionCheck;
  readonly accounts: Accounts;
  readonly syncs: Syncs;
  readonly search: Search;
  readonly storage: StoragePlace;
  readonly notices = new Notices();
  readonly entities: Lookup<EntityDetail>;
  readonly dataEntities: Lookup<DataEntityDetail>;
  readonly enumerations: Lookup<EnumerationDetail>;
  readonly labels: Lookup<LabelDetail>;
  readonly labelUsages: Lookup<Usages>;
  subject = $state.raw<Subject | null>(null);

  constructor(engine: EngineClient, parts: AppParts) {
    this.navigation = parts.navigation;
    this.preferences = parts.preferences;
    this.host = parts.host;
    this.environments = new Environments(engine);
    this.fileChoice = new FileChoice(engine);
    this.connectionCheck = new ConnectionCheck(engine);
    this.accounts = new Accounts({
      engine,
      signIn: parts.signIn,
      environments: this.environments,
      preferences: this.preferences,
      notices: this.notices,
    });
    this.syncs = new Syncs(engine);
    this.search = new Search(engine);
    this.storage = new StoragePlace(engine);
    this.entities = new Lookup(engine, (api, key) =>
      api.getEntity(key.catalog, key.name, key.languages),
    );
    this.dataEntities = new Lookup(engine, (api, key) =>
      api.getDataEntity(key.catalog, key.name, key.languages),
    );
    this.enumerations = new Lookup(engine, (api, key) =>
      api.getEnumeration(key.catalog, key.name, key.languages),
    );
    this.labels = new Lookup(engine, (api, key) =>
      api.getLabel(key.catalog, key.name, key.languages),
    );
    this.labelUsages = new Lookup(engine, (api, key) =>
      api.findUsages(key.catalog, { what: 'label', name: key.name, limit: MOST_USAGES }),
    );
  }

  /** What the address names; else the one used last; else the first that has something to search. */
  readonly environment: Environment | null = $derived.by(() => {
    const { environments, navigation, preferences } = this;
    const asked = navigation.query.environment;
    if (asked !== null) return environments.withHost(asked);
    const last = preferences.environmentHost;
    return (
      (last === null ? null : environments.withHost(last)) ??
      environments.all.find((environment) => environment.catalog !== null) ??
      environments.all[0] ??
      null
    );
  });

  /** Gets ready what a place shows, so that going there does not flash an empty page. */
  async prepare(place: Place): Promise<void> {
    const catalog = this.environment?.catalog?.id;
    if (catalog === undefined) return;
    const keyOf = (name: string) => ({ catalog, name, languages: this.preferences.languages });
    switch (place.page) {
      case 'entity':
      case 'field':
      case 'action':
        return this.entities.prepare(keyOf(place.entity), PATIENCE_MS);
      case 'data_entity':
        return this.dataEntities.prepare(keyOf(place.dataEntity), PATIENCE_MS);
      case 'enumeration':
      case 'member':
        return this.enumerations.prepare(keyOf(place.enumeration), PATIENCE_MS);
      case 'label':
        return this.labels.prepare(keyOf(place.label), PATIENCE_MS);
      default:
        return;
    }
  }

  async load(): Promise<void> {
    await Promise.all([
      this.host.load(),
      this.environments.load(),
      this.syncs.load(),
      this.storage.load(),
    ]);
    for (const session of this.syncs.running) void this.accounts.continueSync(session);
    await this.accounts.finishSignIn();
  }
}

export const [getAppState, setAppState] = createContext<AppState>();
