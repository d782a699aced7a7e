import { expect, test } from 'vitest';
import { nextPath } from '../../../worker/metadata-service/next-path.ts';

const base = 'https://uat.example/metadata/DataEntities';

test('a list of ever more pages ends', () => {
  const pages = Array.from({ length: 10_000 }, (_, page) => `/metadata/DataEntities?page=${page}`);
  const link = '?page=next';
  const few = nextPath(link, { base, seen: new Set(pages.slice(1)) });
  expect(few).toEqual({ ok: true, path: '/metadata/DataEntities?page=next' });
  const many = nextPath(link, { base, seen: new Set(pages) });
  expect(many).toEqual({ ok: false, problem: 'there are more than 10000 pages' });
});

test.each([
  'https://evil.example/metadata',
  '//evil.example/metadata',
  '\\\\evil.example\\metadata',
  'https:\\\\evil.example/metadata',
  'http://uat.example/metadata',
  'https://uat.example:8443/metadata',
  'https://uat.example@evil.example/metadata',
  'javascript:alert(1)',
  'data:,{}',
])('the next page is not looked for at %s', (link) => {
  expect(nextPath(link, { base, seen: new Set() })).toMatchObject({ ok: false });
});
