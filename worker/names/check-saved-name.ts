import { fail, succeed, type Outcome } from '#contract/outcome.ts';

/** Of what a user gives a name of its own: a watch-list, a diagram. */
export const MAX_SAVED_NAME_CHARACTERS = 80;

/** Without the spaces around it. A name stands in an address, where one of dots alone would lead elsewhere. */
export function checkSavedName(name: string): Outcome<string> {
  const trimmed = name.trim();
  const isShort = trimmed.length <= MAX_SAVED_NAME_CHARACTERS;
  if (isShort && /[\p{L}\p{N}]/u.test(trimmed)) return succeed(trimmed);
  return fail({
    kind: 'bad_input',
    field: 'name',
    problem: `a name has 1 to ${MAX_SAVED_NAME_CHARACTERS} characters, one of them a letter or digit`,
  });
}
