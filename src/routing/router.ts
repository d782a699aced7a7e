import type { Component } from 'svelte';
import { createRouter, type RouterApi, type Routes } from 'sv-router';
import CollectorPage from '../pages/environments/CollectorPage.svelte';
import ComparePage from '../pages/compare/ComparePage.svelte';
import ConnectionCheckPage from '../pages/environments/ConnectionCheckPage.svelte';
import DiagramPage from '../pages/diagram/DiagramPage.svelte';
import DataEntityPage from '../pages/objects/DataEntityPage.svelte';
import ActionsPage from '../pages/lists/ActionsPage.svelte';
import EntitiesPage from '../pages/lists/EntitiesPage.svelte';
import EnumerationsPage from '../pages/lists/EnumerationsPage.svelte';
import EntityPage from '../pages/objects/EntityPage.svelte';
import EnumerationPage from '../pages/objects/EnumerationPage.svelte';
import EnvironmentPage from '../pages/environments/EnvironmentPage.svelte';
import EnvironmentsPage from '../pages/environments/EnvironmentsPage.svelte';
import GlossaryPage from '../pages/glossary/GlossaryPage.svelte';
import ActionPage from '../pages/objects/ActionPage.svelte';
import FieldPage from '../pages/objects/FieldPage.svelte';
import MatrixPage from '../pages/compare/MatrixPage.svelte';
import LabelPage from '../pages/objects/LabelPage.svelte';
import MissingPage from '../pages/frame/MissingPage.svelte';
import SearchPage from '../pages/search/SearchPage.svelte';
import SnapshotsPage from '../pages/snapshots/SnapshotsPage.svelte';
import StartPage from '../pages/start/StartPage.svelte';
import SyncPage from '../pages/sync/SyncPage.svelte';
import WatchListPage from '../pages/watch-lists/WatchListPage.svelte';
import WatchListsPage from '../pages/watch-lists/WatchListsPage.svelte';
import { isDecodable, ROUTES, type PageName } from './place.ts';

/** A place without its page does not compile. */
const PAGES: Record<PageName, Component> = {
  start: StartPage,
  search: SearchPage,
  entity: EntityPage,
  field: FieldPage,
  action: ActionPage,
  data_entity: DataEntityPage,
  enumeration: EnumerationPage,
  member: EnumerationPage,
  entities: EntitiesPage,
  enumerations: EnumerationsPage,
  actions: ActionsPage,
  label: LabelPage,
  environments: EnvironmentsPage,
  environment: EnvironmentPage,
  connection_check: ConnectionCheckPage,
  collector: CollectorPage,
  compare: ComparePage,
  compare_matrix: MatrixPage,
  diagram: DiagramPage,
  layout: DiagramPage,
  glossary: GlossaryPage,
  term: GlossaryPage,
  snapshots: SnapshotsPage,
  sync: SyncPage,
  sync_session: SyncPage,
  watch_lists: WatchListsPage,
  watch_list: WatchListPage,
};

/** Where the app is mounted, as the router wants it: undefined at the root of its host. */
export const BASE_PATH = import.meta.env.BASE_URL.replace(/\/$/, '') || undefined;

export function createAppRouter(): RouterApi<Routes> {
  mendAddress();
  const pages = Object.entries(ROUTES).map(([page, route]) => [route, PAGES[page as PageName]]);
  return createRouter<Routes>({ ...Object.fromEntries(pages), '*': MissingPage });
}

/** A link that was cut within an escaped letter is no address at all, and the router would stop at it. */
function mendAddress(): void {
  const { pathname, search, hash } = location;
  if (isDecodable(pathname)) return;
  history.replaceState(null, '', pathname.replaceAll('%', '%25') + search + hash);
}
