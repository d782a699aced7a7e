import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listFrom, writeAnswer } from '../../../src/assistant/write-answer.ts';

const fields = Array.from({ length: 300 }, (_, index) => ({
  name: `Field${index}`,
  type: 'String',
}));

test('a long list is cut between items and says where to go on', () => {
  const text = writeAnswer({ facts: { name: 'X' }, list: listFrom('fields', fields, 0) }, 1500);
  const page: Page = JSON.parse(text);

  expect(text.length).toBeLessThanOrEqual(1500);
  expect(page.fields).toEqual(fields.slice(0, page.next));
  expect(page.next).toBeGreaterThan(20);
});

test('paging by next shows every item once, in order', () => {
  const seen: unknown[] = [];
  let offset: number | undefined = 0;
  while (offset !== undefined) {
    const page: Page = JSON.parse(
      writeAnswer({ facts: {}, list: listFrom('fields', fields, offset) }, 1500),
    );
    seen.push(...page.fields);
    offset = page.next;
  }
  expect(seen).toEqual(fields);
});

test('what fits is not cut, and names no next page', () => {
  const text = writeAnswer({ facts: {}, list: listFrom('fields', fields.slice(0, 3), 0) }, 1500);
  expect(JSON.parse(text)).toEqual({ fields: fields.slice(0, 3) });
});

test('the last item of a page that the engine cut still names the next page', () => {
  const list = { name: 'hits', items: fields.slice(0, 3), offset: 6, hasMore: true };
  expect(JSON.parse(writeAnswer({ facts: {}, list }, 1500))).toMatchObject({ next: 9 });
});

test('an offset beyond the end is an empty page', () => {
  const text = writeAnswer({ facts: {}, list: listFrom('fields', fields, 900) }, 1500);
  expect(JSON.parse(text)).toEqual({ fields: [] });
});

test('long texts are cut only where one item alone would not fit', () => {
  const items = [{ label: 'x'.repeat(400) }, { label: 'x'.repeat(2000) }];
  const whole = writeAnswer({ facts: {}, list: listFrom('members', items.slice(0, 1), 0) }, 500);
  const cut = writeAnswer({ facts: {}, list: listFrom('members', items, 1) }, 500);

  expect(JSON.parse(whole)).toEqual({ members: [items[0]] });
  expect(JSON.parse(cut)).toEqual({ members: [{ label: `${'x'.repeat(299)}…` }] });
});

test('an answer is whole JSON within its size whatever the texts are', () => {
  const texts = fc.record({ name: fc.string({ maxLength: 3000 }), label: fc.string() });
  const inputs = fc.tuple(
    fc.string(),
    fc.array(texts, { maxLength: 30 }),
    fc.integer({ min: 500, max: 5000 }),
  );
  fc.assert(
    fc.property(inputs, ([name, items, maxCharacters]) => {
      const text = writeAnswer(
        { facts: { name }, list: listFrom('items', items, 0) },
        maxCharacters,
      );
      const page: { items: unknown[] } = JSON.parse(text);
      expect(text.length).toBeLessThanOrEqual(maxCharacters);
      expect(page.items.length > 0).toBe(items.length > 0);
    }),
  );
});

interface Page {
  readonly fields: readonly unknown[];
  readonly next?: number;
}
