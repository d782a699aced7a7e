const PALETTE_GROUPS = ['Search', 'Here', 'Go to', 'Lately', 'Environments', 'App'] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

interface Grouped {
  readonly group: PaletteGroup;
  readonly name: string;
}

export interface CommandGroup<T extends Grouped> {
  readonly name: PaletteGroup;
  /** With the number of each in the whole list. */
  readonly rows: readonly { readonly command: T; readonly row: number }[];
}

/** A command whose name begins as was typed comes first, with its group: Enter does what was named. */
export function paletteGroups<T extends Grouped>(
  commands: readonly T[],
  text: string,
): readonly CommandGroup<T>[] {
  const typed = text.trim().toLowerCase();
  const isNamed = (command: T) =>
    typed !== '' && command.group !== 'Lately' && command.name.toLowerCase().startsWith(typed);
  const groups = PALETTE_GROUPS.map((name) => ({
    name,
    commands: namedFirst(
      commands.filter(({ group }) => group === name),
      isNamed,
    ),
  })).filter((group) => group.commands.length > 0);
  let row = 0;
  return namedFirst(groups, (group) => group.commands.some(isNamed)).map((group) => ({
    name: group.name,
    rows: group.commands.map((command) => ({ command, row: row++ })),
  }));
}

/** Otherwise in the order in which they came. */
function namedFirst<T>(all: readonly T[], isNamed: (each: T) => boolean): readonly T[] {
  return [...all.filter(isNamed), ...all.filter((each) => !isNamed(each))];
}
