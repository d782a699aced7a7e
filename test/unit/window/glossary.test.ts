import { expect, test } from 'vitest';
import type { GlossaryTerm } from '#contract/glossary.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { Glossary } from '../../../src/state/glossary.svelte.ts';
import { FakeEngine } from './fake-engine.ts';

const target = { kind: 'property', owner: 'CustomersV3', name: 'DeliveryMode' } as const;
const term: GlossaryTerm = {
  id: 'a',
  term: 'Ship-to code',
  synonyms: [],
  note: '',
  links: [{ target, confidence: 'confirmed' }],
  changedAt: '2026-11-01T08:00:00.000Z',
};

async function open() {
  const engine = new FakeEngine();
  const glossary = new Glossary(engine);
  const lists = () => engine.callsOf('listTerms');
  void glossary.load();
  await lists()[0]?.answer(succeed([term, { ...term, id: 'b', links: [] }]));
  return { engine, glossary, lists };
}

test('the terms of an object are those that are linked to it', async () => {
  const { glossary } = await open();
  expect(glossary.termsOf(target)).toEqual([term]);
  expect(glossary.termsOf({ ...target, name: 'DeliveryTerms' })).toEqual([]);
});

test('a term that was changed in another tab is read again', async () => {
  const { engine, lists } = await open();
  engine.tellAll({ kind: 'layouts_changed' });
  expect(lists()).toHaveLength(1);
  engine.tellAll({ kind: 'glossary_changed' });
  expect(lists()).toHaveLength(2);
});

test('the dialog opens with a term, with what it is to mean, or empty', async () => {
  const { glossary } = await open();
  glossary.edit(term);
  expect(glossary.edited).toEqual(term);
  glossary.edit(target);
  expect(glossary.edited).toMatchObject({ id: null, links: [{ target, confidence: 'likely' }] });
  glossary.edit(null);
  expect(glossary.edited).toMatchObject({ id: null, links: [] });
});

test('a removed term is gone when that is said, and one that stays says why', async () => {
  const { engine, glossary, lists } = await open();
  const refused = glossary.remove('a');
  await engine.callsOf('removeTerm')[0]?.answer(fail({ kind: 'interrupted' }));
  expect(await refused).toEqual({ kind: 'interrupted' });
  expect(lists()).toHaveLength(1);

  const removed = glossary.remove('a').then((failure) => [failure, glossary.terms]);
  await engine.callsOf('removeTerm')[1]?.answer(succeed(undefined));
  await lists()[1]?.answer(succeed([]));
  expect(await removed).toEqual([null, []]);
});

test('a term that was saved is in the list when that is said, and a refused one is not looked for', async () => {
  const { engine, glossary, lists } = await open();
  const draft = { ...term, id: null };
  const refused = glossary.save(draft);
  await engine.callsOf('saveTerm')[0]?.answer(fail({ kind: 'interrupted' }));
  expect(await refused).toEqual(fail({ kind: 'interrupted' }));
  expect(lists()).toHaveLength(1);

  const saved = glossary.save(draft).then(() => glossary.terms);
  await engine.callsOf('saveTerm')[1]?.answer(succeed(term));
  await lists()[1]?.answer(succeed([term]));
  expect(await saved).toEqual([term]);
});

test('where nothing can be found for a term, nothing is offered', async () => {
  const { engine, glossary } = await open();
  const [none, some] = [glossary.findTargets(7, 'ship'), glossary.findTargets(7, 'ship')];
  await engine.callsOf('search')[0]?.answer(fail({ kind: 'interrupted' }));
  await engine.callsOf('search')[1]?.answer(succeed({ hits: ['a hit'] }));
  expect([await none, await some]).toEqual([[], ['a hit']]);
});
