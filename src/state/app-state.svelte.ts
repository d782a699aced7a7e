import { createContext } from 'svelte';
import type { Layout } from '#contract/diagram.ts';
import type { Catalog, Environment } from '#contract/domain.ts';
import type { TermTarget } from '#contract/glossary.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { Navigation } from '../routing/navigation.svelte.ts';
import type { Place } from '../routing/place.ts';
import type { SignIn } from '../auth/sign-in.ts';
import { Accounts } from './accounts.svelte.ts';
import type { Authorities } from './authorities.svelte.ts';
import { listComparable, type ComparableCatalog } from './comparable-catalogs.ts';
import { CatalogComparison } from './comparison.svelte.ts';
import { ConnectionCheck } from './connection-check.svelte.ts';
import { DiagramBoard } from './diagram-board.svelte.ts';
import { EnvironmentDetails } from './environment-details.svelte.ts';
import { Environments } from './environments.svelte.ts';
import { FileChoice } from './file-choice.svelte.ts';
import { Glossary } from './glossary.svelte.ts';
import type { HostSettings } from './host-settings.svelte.ts';
import { Layouts } from './layouts.svelte.ts';
import { TeamLibrary } from './library.svelte.ts';
import { Lookups } from './lookups.ts';
import { EntityMatrix } from './matrix.svelte.ts';
import { Notices } from './notices.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';
import { Search } from './search.svelte.ts';
import type { Shelf } from './shelf.svelte.ts';
import { SnapshotExport } from './snapshot-export.svelte.ts';
import { Snapshots } from './snapshots.svelte.ts';
import { StoragePlace } from './storage.svelte.ts';
import { Syncs } from './syncs.svelte.ts';
import { Versions } from './versions.svelte.ts';
import { WatchLists } from './watch-lists.svelte.ts';

/** What can be copied or watched with one key on the page that is open. */
export interface Subject {
  readonly name: string;
  readonly odataPath: string | null;
  readonly target?: TermTarget;
}

export interface AppParts {
  readonly navigation: Navigation;
  readonly preferences: Preferences;
  readonly shelf: Shelf;
  readonly host: HostSettings;
  readonly authorities: Authorities;
  readonly signIn: SignIn;
}

/** Everything that pages show, by context. */
export class AppState {
  readonly navigation: Navigation;
  readonly preferences: Preferences;
  readonly shelf: Shelf;
  readonly host: HostSettings;
  readonly authorities: Authorities;
  readonly environments: Environments;
  readonly environmentDetails: EnvironmentDetails;
  readonly versions: Versions;
  readonly fileChoice: FileChoice;
  readonly snapshots: Snapshots;
  readonly snapshotExport: SnapshotExport;
  readonly backup: SnapshotExport;
  readonly library: TeamLibrary;
  readonly connectionCheck: ConnectionCheck;
  readonly accounts: Accounts;
  readonly syncs: Syncs;
  readonly search: Search;
  readonly comparison: CatalogComparison;
  readonly matrix: EntityMatrix;
  readonly glossary: Glossary;
  readonly storage: StoragePlace;
  readonly watchLists: WatchLists;
  readonly layouts: Layouts;
  /** The diagram that has no name yet. */
  readonly newDiagram: DiagramBoard;
  readonly #engine: EngineClient;
  readonly lookups: Lookups;
  readonly notices = new Notices();

  subject = $state.raw<Subject | null>(null);

  constructor(engine: EngineClient, parts: AppParts) {
    this.navigation = parts.navigation;
    this.preferences = parts.preferences;
    this.shelf = parts.shelf;
    this.host = parts.host;
    this.authorities = parts.authorities;
    this.environments = new Environments(engine);
    this.environmentDetails = new EnvironmentDetails(engine);
    this.versions = new Versions(engine);
    this.fileChoice = new FileChoice(engine);
    this.snapshots = new Snapshots(engine);
    this.snapshotExport = new SnapshotExport(engine);
    this.backup = new SnapshotExport(engine);
    this.library = new TeamLibrary(engine, this.host);
    this.connectionCheck = new ConnectionCheck(engine);
    this.accounts = new Accounts({
      engine,
      signIn: parts.signIn,
      authorities: this.authorities,
      environments: this.environments,
      preferences: this.preferences,
      notices: this.notices,
    });
    this.syncs = new Syncs(engine);
    this.search = new Search(engine);
    this.comparison = new CatalogComparison(engine);
    this.matrix = new EntityMatrix(engine);
    this.glossary = new Glossary(engine);
    this.storage = new StoragePlace(engine);
    this.watchLists = new WatchLists(engine, this.preferences);
    this.layouts = new Layouts(engine);
    this.newDiagram = new DiagramBoard({ engine, layouts: this.layouts, layout: null });
    this.#engine = engine;
    this.lookups = new Lookups(engine);
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

  /** What is searched and read: the older catalogue that the address names, or what the environment shows. */
  readonly catalog: Catalog | null = $derived.by(() => {
    const asked = this.navigation.query.catalog;
    if (asked === null) return this.environment?.catalog ?? null;
    return this.versions.catalogNamed(asked)?.catalog ?? null;
  });

  /** Said above the page; where nothing else is known of it, there is nothing to wait for. */
  readonly lacksNamedCatalog: boolean = $derived.by(
    () =>
      this.navigation.query.catalog !== null &&
      this.versions.registry !== null &&
      this.catalog === null,
  );

  /** What can be compared; older catalogues only once the registry of versions was asked for. */
  readonly comparables: readonly ComparableCatalog[] = $derived.by(() =>
    listComparable(this.environments.all, this.versions.registry),
  );

  /** Gets ready what a place shows, as the catalogue that is open has it. */
  async prepare(place: Place): Promise<void> {
    const catalog = this.catalog?.id;
    const { languages } = this.preferences;
    if (catalog !== undefined) await this.lookups.prepare(place, { catalog, languages });
  }

  openDiagram(layout: Layout): DiagramBoard {
    return new DiagramBoard({ engine: this.#engine, layouts: this.layouts, layout });
  }

  async load(): Promise<void> {
    await Promise.all([
      this.host.load(),
      this.environments.load(),
      this.navigation.query.catalog === null ? null : this.versions.loadRegistry(),
      this.syncs.load(),
      this.glossary.load(),
      this.storage.load(),
      this.watchLists.load(),
      this.layouts.load(),
    ]);
    // Nobody waits for what is new.
    void this.versions.load();
    void this.library.load();
    for (const session of this.syncs.running) void this.accounts.continueSync(session);
    await this.accounts.finishSignIn();
  }
}

export const [getAppState, setAppState] = createContext<AppState>();
