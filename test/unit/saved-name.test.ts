import { expect, test } from 'vitest';
import { succeed } from '#contract/outcome.ts';
import { checkSavedName } from '../../worker/names/check-saved-name.ts';

test('a name may be as long as eighty characters, without the spaces around it', () => {
  const longest = 'x'.repeat(80);
  expect(checkSavedName(`  ${longest} `)).toEqual(succeed(longest));
  expect(checkSavedName(`${longest}x`)).toMatchObject({
    failure: { kind: 'bad_input', field: 'name' },
  });
});

test.each(['', '  ', '.', '..', '---'])(
  '%j is no name, as it has no letter and no digit',
  (name) => {
    expect(checkSavedName(name)).toMatchObject({ failure: { kind: 'bad_input', field: 'name' } });
  },
);
