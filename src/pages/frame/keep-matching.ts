interface Named {
  readonly group: string;
  readonly name: string;
  readonly detail?: string;
}

/** Those in which all words of the text occur, in any order and case. */
export function keepMatching<T extends Named>(commands: readonly T[], text: string): readonly T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ group, name, detail }) => {
    const where = `${group} ${name} ${detail ?? ''}`.toLowerCase();
    return words.every((word) => where.includes(word));
  });
}
