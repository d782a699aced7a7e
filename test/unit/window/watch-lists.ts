import type { Pin, WatchList, WatchListVerdict } from '#contract/watch-list.ts';

/** A pinned field, unless told otherwise. */
export function pin(overrides: Partial<Pin> = {}): Pin {
  return {
    id: 1,
    kind: 'property',
    owner: 'CustomersV3',
    part: 'Name',
    isWhole: false,
    publicName: 'CustomerV3',
    pinnedAt: '2026-11-01T08:00:00.000Z',
    hasBaseline: true,
    ...overrides,
  };
}

export function watchList(overrides: Partial<WatchList> = {}): WatchList {
  return {
    id: 1,
    name: 'Shop',
    environmentId: 1,
    createdAt: '2026-11-01T08:00:00.000Z',
    pins: [],
    ...overrides,
  };
}

/** Pins are broken by the reasons given for their ids; all others are unchanged. */
export function verdict(
  list: WatchList,
  reasons: Readonly<Record<number, string>>,
): WatchListVerdict {
  const pins = list.pins.map(({ id }) => {
    const reason = reasons[id];
    return reason === undefined
      ? ({ pinId: id, state: 'unchanged', severity: null, reason: null, sentences: [] } as const)
      : ({
          pinId: id,
          state: 'broken',
          severity: 'breaking',
          reason,
          sentences: [reason],
        } as const);
  });
  const broken = list.pins.filter(({ id }) => reasons[id] !== undefined);
  const [worst] = broken;
  return {
    listId: list.id,
    catalogId: 7,
    state: worst === undefined ? 'unchanged' : 'broken',
    reason: worst === undefined ? null : `${worst.owner}.${worst.part}: ${reasons[worst.id] ?? ''}`,
    counts: {
      broken: broken.length,
      changed: 0,
      unknown: 0,
      unchanged: pins.length - broken.length,
    },
    pins,
  };
}
