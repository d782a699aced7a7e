import type { Environment } from '#contract/domain.ts';
import type { IconName } from '../../components/icons.ts';
import { NO_LIST } from '../../routing/address-query.ts';
import { placeOfTarget } from '../../routing/object-place.ts';
import type { AppState } from '../../state/app-state.svelte.ts';
import { THEMES } from '../../state/preferences.svelte.ts';
import { startSyncOrTell } from '../../state/start-sync.ts';
import { targetName } from '../../term-target.ts';
import { keepMatching } from './keep-matching.ts';
import type { PaletteGroup } from './palette-groups.ts';
import { railItems, SECTION_QUERY } from './rail-items.ts';
import { copyName, copyUrl } from './subject-actions.ts';

/** Something that can be done from anywhere. `run` has the address `href` where it only goes somewhere. */
export interface PaletteCommand {
  readonly group: PaletteGroup;
  readonly name: string;
  readonly detail?: string;
  readonly icon: IconName;
  /** Its own shortcut. */
  readonly keys?: readonly string[];
  readonly href?: string;
  readonly run: () => void;
}

/** What only the frame can do. */
export interface PaletteActions {
  readonly openHelp: () => void;
  readonly openSettings: () => void;
  /** Null where the browser does not offer it. */
  readonly install: (() => void) | null;
}

/** Everything that can be done now, for what was typed: all its words must occur. */
export function paletteCommands(
  app: AppState,
  actions: PaletteActions,
  text: string,
): readonly PaletteCommand[] {
  const all = [
    ...hereCommands(app),
    ...pageCommands(app),
    ...latelyCommands(app),
    ...app.environments.all.flatMap((each) => environmentCommands(app, each)),
    ...appCommands(app, actions),
  ];
  return [...searchCommands(app, text), ...keepMatching(all, text)];
}

function searchCommands(app: AppState, text: string): readonly PaletteCommand[] {
  const { navigation } = app;
  if (text.trim() === '') return [];
  const query = { text, kind: null };
  return [
    {
      group: 'Search',
      name: `Search for “${text.trim()}”`,
      icon: 'search',
      href: navigation.hrefOf({ page: 'search' }, query),
      run: () => void navigation.go({ page: 'search' }, { query }),
    },
  ];
}

function hereCommands(app: AppState): readonly PaletteCommand[] {
  const { subject } = app;
  if (subject === null) return [];
  const name: PaletteCommand = {
    group: 'Here',
    name: `Copy the name ${subject.name}`,
    icon: 'copy',
    keys: ['c'],
    run: () => copyName(app),
  };
  if (subject.odataPath === null) return [name];
  return [
    name,
    {
      group: 'Here',
      name: 'Copy the OData URL',
      icon: 'copy',
      keys: ['u'],
      run: () => copyUrl(app),
    },
  ];
}

function pageCommands({ navigation }: AppState): readonly PaletteCommand[] {
  return railItems(navigation).map(({ name, icon, place, keys }) => ({
    group: 'Go to',
    name,
    icon,
    keys,
    href: navigation.hrefOf(place, SECTION_QUERY),
    run: () => void navigation.go(place, { query: SECTION_QUERY }),
  }));
}

function latelyCommands({ navigation, shelf }: AppState): readonly PaletteCommand[] {
  const seen = [...shelf.favourites, ...shelf.recentObjects].map((target): PaletteCommand => {
    const place = placeOfTarget(target);
    return {
      group: 'Lately',
      name: targetName(target),
      ...(shelf.isFavourite(target) ? { detail: 'favourite' } : {}),
      icon: shelf.isFavourite(target) ? 'star' : 'table',
      href: navigation.hrefOf(place, SECTION_QUERY),
      run: () => void navigation.go(place, { query: SECTION_QUERY }),
    };
  });
  const searches = shelf.recentSearches.map((text): PaletteCommand => {
    const query = { text, kind: null };
    return {
      group: 'Lately',
      name: text,
      detail: 'search',
      icon: 'search',
      href: navigation.hrefOf({ page: 'search' }, query),
      run: () => void navigation.go({ page: 'search' }, { query }),
    };
  });
  return [...new Map([...seen, ...searches].map((each) => [each.href, each])).values()];
}

function environmentCommands(app: AppState, environment: Environment): readonly PaletteCommand[] {
  const { environments, navigation } = app;
  const { host, id, name, transport } = environment;
  const place = navigation.place ?? { page: 'start' as const };
  const query = { environment: host };
  const show: PaletteCommand = {
    group: 'Environments',
    name: `Show ${name}`,
    detail: host,
    icon: 'database',
    href: navigation.hrefOf(place, query),
    run: () => void navigation.go(place, { query }),
  };
  if (transport === 'file') return [show];
  return [
    show,
    {
      group: 'Environments',
      name: `Sync ${name}`,
      icon: 'arrowSync',
      run: () => void startSyncOrTell(app, environment),
    },
    {
      group: 'Environments',
      name: `Check the version of ${name}`,
      icon: 'checkmark',
      run: () => {
        void environments.checkVersion(id, true);
        void navigation.go({ page: 'environments' }, { query: { ...NO_LIST, ...query } });
      },
    },
  ];
}

function appCommands(app: AppState, actions: PaletteActions): readonly PaletteCommand[] {
  const { preferences, shelf } = app;
  const themes = THEMES.filter((theme) => theme !== preferences.theme).map(
    (theme): PaletteCommand => ({
      group: 'App',
      name: theme === 'system' ? 'Appearance as the system' : `Appearance ${theme}`,
      icon: 'settings',
      run: () => (preferences.theme = theme),
    }),
  );
  const { install } = actions;
  return [
    { group: 'App', name: 'Settings', icon: 'settings', run: actions.openSettings },
    {
      group: 'App',
      name: 'Keyboard shortcuts',
      icon: 'questionCircle',
      keys: ['?'],
      run: actions.openHelp,
    },
    ...themes,
    ...(install === null
      ? []
      : [{ group: 'App' as const, name: 'Install the app', icon: 'add' as const, run: install }]),
    ...(shelf.recentObjects.length + shelf.recentSearches.length === 0
      ? []
      : [
          {
            group: 'App' as const,
            name: 'Forget what I looked at lately',
            icon: 'dismiss' as const,
            run: () => shelf.forgetRecent(),
          },
        ]),
  ];
}
