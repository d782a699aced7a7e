import { expect, test } from 'vitest';
import { explainListenError } from '../../../server/start-problem.ts';

test.each([
  ['EADDRINUSE', /set PORT to another number/],
  ['EACCES', /set PORT to another number/],
  ['EADDRNOTAVAIL', /^HOST: "atlas\.example" is not/],
  ['ENOTFOUND', /^HOST: "atlas\.example" is not/],
  ['EAI_AGAIN', /^HOST: "atlas\.example" is not/],
])('%s says which setting is wrong', (code, sentence) => {
  const error = Object.assign(new Error('listen'), { code });
  expect(explainListenError(error, 'atlas.example', 80)).toMatch(sentence);
});

test.each([new TypeError('a bug'), Object.assign(new Error('too many files'), { code: 'EMFILE' })])(
  'what no setting can mend is not taken for a wrong one: %s',
  (error) => {
    expect(() => explainListenError(error, 'atlas.example', 80)).toThrow(error);
  },
);
