import { expect, test } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import { DiagramQuestions } from '../../../src/state/diagram-questions.ts';
import { hit, resultOf } from './hits.ts';
import { FakeEngine } from './fake-engine.ts';

const scope = { catalog: 7, languages: ['de'] };

test('without a catalogue nothing is found, offered or related, and nobody is asked', async () => {
  const engine = new FakeEngine();
  const questions = new DiagramQuestions(engine);
  expect(await questions.find('cust')).toEqual([]);
  expect(await questions.suggest()).toEqual([]);
  expect(await questions.related('CustomersV3')).toEqual(succeed([]));
  expect(engine.calls).toEqual([]);
});

test('only entities are looked for, and of no words there are none', async () => {
  const engine = new FakeEngine();
  const questions = new DiagramQuestions(engine);
  questions.scope = scope;
  expect(await questions.find(' ')).toEqual([]);
  const [found, missed] = [questions.find('cust'), questions.find('cust')];
  expect(engine.calls[0]?.input).toMatchObject([7, { text: 'cust', kinds: ['entity'] }]);
  const customers = hit('entity', 'CustomersV3');
  await engine.calls[0]?.answer(succeed(resultOf([customers])));
  await engine.calls[1]?.answer(fail({ kind: 'interrupted' }));
  expect([await found, await missed]).toEqual([[customers], []]);
});

test('suggestions and relations are those of the catalogue it is seen from', async () => {
  const engine = new FakeEngine();
  const questions = new DiagramQuestions(engine);
  questions.scope = scope;
  const [suggested, none, related] = [
    questions.suggest(),
    questions.suggest(),
    questions.related('CustomersV3'),
  ];
  expect(engine.calls.map(({ input }) => input)).toEqual([
    [scope],
    [scope],
    [scope, 'CustomersV3'],
  ]);
  await engine.calls[0]?.answer(succeed(['a suggestion']));
  await engine.calls[1]?.answer(fail({ kind: 'interrupted' }));
  await engine.calls[2]?.answer(succeed(['related']));
  expect([await suggested, await none, await related]).toEqual([
    ['a suggestion'],
    [],
    succeed(['related']),
  ]);
});
