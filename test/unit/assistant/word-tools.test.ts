import { expect, test } from 'vitest';
import type { EngineApi } from '#contract/api.ts';
import type { GlossaryTerm } from '#contract/glossary.ts';
import { succeed } from '#contract/outcome.ts';
import { findTerm } from '../../../src/assistant/find-term-tool.ts';
import { getLabel } from '../../../src/assistant/label-tool.ts';
import type { Tool } from '../../../src/assistant/tool.ts';
import { environment, fakeEngine, noAuthorities, noConfig } from './fake-engine.ts';

test('a term tells what it means and how sure that is, and one that means nothing is found too', async () => {
  const term = (change: Partial<GlossaryTerm>): GlossaryTerm => ({
    id: 'a',
    term: 'Ship-to code',
    synonyms: ['Lieferstelle'],
    note: '',
    links: [],
    changedAt: '',
    ...change,
  });
  const target = { kind: 'property', owner: 'CustomersV3', name: 'DeliveryMode' } as const;
  const answer = await ask(
    findTerm,
    { text: 'ship' },
    {
      findTerms: async () =>
        succeed([
          {
            term: term({ links: [{ target, confidence: 'likely' }] }),
            matched: 'Ship-to code',
            how: 'prefix',
          },
          { term: term({ term: 'Shipper', note: 'Not ours.' }), matched: 'Shipper', how: 'prefix' },
        ]),
    },
  );
  expect(answer.terms).toEqual([
    {
      term: 'Ship-to code',
      synonyms: ['Lieferstelle'],
      means: [{ kind: 'property', of: 'CustomersV3', name: 'DeliveryMode', confidence: 'likely' }],
    },
    { term: 'Shipper', synonyms: ['Lieferstelle'], note: 'Not ours.', means: [] },
  ]);
});

test('a label answers in the languages asked for, with who carries it and whether there are more', async () => {
  const texts = [
    { language: 'en-US', text: 'Delivery terms' },
    { language: 'de', text: 'Lieferbedingungen' },
  ];
  const answer = await ask(
    getLabel,
    { id: '@SYS14680', languages: ['de'] },
    {
      listEnvironments: async () => succeed([environment()]),
      getLabel: async (catalogId, id) =>
        succeed({ catalogId, label: { id, text: 'Lieferbedingungen', texts }, usageCount: 2 }),
      findUsages: async (catalogId) =>
        succeed({
          catalogId,
          places: [{ kind: 'property', name: 'DeliveryTerms', parent: 'CustomersV3' }],
          count: 2,
        }),
    },
  );
  expect(answer).toMatchObject({
    id: '@SYS14680',
    texts: { de: 'Lieferbedingungen' },
    usageCount: 2,
    next: 1,
  });
  expect(answer.usages).toHaveLength(1);
  expect(answer.texts).not.toHaveProperty('en-US');
});

async function ask(tool: Tool, input: unknown, answers: Partial<EngineApi>) {
  const surroundings = {
    engine: fakeEngine(answers),
    config: noConfig,
    authorities: noAuthorities,
  };
  const { content, isError } = await tool.run(input, surroundings);
  expect(isError).toBeUndefined();
  return JSON.parse(content[0].text);
}
