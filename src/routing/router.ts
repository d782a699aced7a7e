import type { Component } from 'svelte';
import { createRouter, type RouterApi, type Routes } from 'sv-router';
import CollectorPage from '../pages/CollectorPage.svelte';
import ComparePage from '../pages/ComparePage.svelte';
import ConnectionCheckPage from '../pages/ConnectionCheckPage.svelte';
import DiagramPage from '../pages/DiagramPage.svelte';
import DataEntityPage from '../pages/DataEntityPage.svelte';
import ActionsPage from '../pages/ActionsPage.svelte';
import EntitiesPage from '../pages/EntitiesPage.svelte';
import EnumerationsPage from '../pages/EnumerationsPage.svelte';
import EntityPage from '../pages/EntityPage.svelte';
import EnumerationPage from '../pages/EnumerationPage.svelte';
import EnvironmentPage from '../pages/EnvironmentPage.svelte';
import EnvironmentsPage from '../pages/EnvironmentsPage.svelte';
import GlossaryPage from '../pages/GlossaryPage.svelte';
import ActionPage from '../pages/ActionPage.svelte';
import FieldPage from '../pages/FieldPage.svelte';
import MatrixPage from '../pages/MatrixPage.svelte';
import LabelPage from '../pages/LabelPage.svelte';
import MissingPage from '../pages/MissingPage.svelte';
import SearchPage from '../pages/SearchPage.svelte';
import SnapshotsPage from '../pages/SnapshotsPage.svelte';
import StartPage from '../pages/StartPage.svelte';
import SyncPage from '../pages/SyncPage.svelte';
import WatchListPage from '../pages/WatchListPage.svelte';
import WatchListsPage from '../pages/WatchListsPage.svelte';
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
