import { isStorable, isVisible } from '../../names/visible-text.ts';

const MAX_NAME_CHARACTERS = 255;

/**
 * Whether readers of the file take these names. A user can keep others, pasted or of an environment of bygone days: in
 * the file, one of them would be the end of all.
 */
export function canGoAlong(...names: readonly (string | null)[]): boolean {
  return names.every(
    (name) =>
      name === null || (name.length <= MAX_NAME_CHARACTERS && isStorable(name) && isVisible(name)),
  );
}
