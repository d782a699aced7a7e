import { expect, test } from 'vitest';
import { MAX_SNAPSHOT_BYTES } from '#contract/snapshot.ts';
import { fetchSnapshot } from '../../../src/state/fetch-snapshot.ts';

const ALLOWED = ['https://files.contoso.com'];
const neverAsked: typeof fetch = () => expect.unreachable('It asked for it.');

test.each([
  ['another host', 'https://elsewhere.example/x.foatlas', 'address_not_allowed'],
  [
    'a host that only begins alike',
    'https://files.contoso.com.evil.example/x',
    'address_not_allowed',
  ],
  ['the same host without encryption', 'http://files.contoso.com/x', 'address_not_allowed'],
  ['a script', 'javascript:alert(1)', 'bad_address'],
  ['a local file', 'file:///etc/passwd', 'bad_address'],
  ['a password', 'https://me:secret@files.contoso.com/x', 'bad_address'],
  ['a password of nobody', 'https://:secret@files.contoso.com/x', 'bad_address'],
  ['a user', 'https://secret@files.contoso.com/x', 'bad_address'],
  ['no address', 'x', 'bad_address'],
])('%s is refused before anything is asked for', async (_, address, kind) => {
  const outcome = await fetchSnapshot(address, { allowed: ALLOWED, fetch: neverAsked });
  expect(outcome).toMatchObject({ ok: false, failure: { kind } });
  expect(JSON.stringify(outcome)).not.toContain('secret');
});

test('an allowed file is loaded without cookies, and only from where the link says', async () => {
  const asked: unknown[] = [];
  const outcome = await fetchSnapshot('https://files.contoso.com/a/x.foatlas?sv=1', {
    allowed: ALLOWED,
    fetch: async (url, options) => {
      asked.push(String(url), options);
      return new Response('file');
    },
  });
  expect(asked).toEqual([
    'https://files.contoso.com/a/x.foatlas?sv=1',
    { credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' },
  ]);
  expect(outcome.ok && (await outcome.value.text())).toBe('file');
});

test('loading stops at the limit, not after it', async () => {
  const piece = new Uint8Array(1024 * 1024);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      sent += piece.length;
      controller.enqueue(piece);
    },
  });
  const fetchEndless = async (): Promise<Response> => new Response(endless);
  const options = { allowed: ALLOWED, fetch: fetchEndless };
  const outcome = await fetchSnapshot('https://files.contoso.com/x', options);
  expect(outcome).toMatchObject({ failure: { kind: 'bad_snapshot', problem: 'too_large' } });
  expect(sent).toBeLessThan(MAX_SNAPSHOT_BYTES + 8 * piece.length);
});

test.each([
  ['says that there is none', async () => new Response('', { status: 404 })],
  ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
])('a host that %s is named', async (_, fetchFile) => {
  const options = { allowed: ALLOWED, fetch: fetchFile };
  const outcome = await fetchSnapshot('https://files.contoso.com/x', options);
  expect(outcome).toMatchObject({ failure: { kind: 'unreachable', host: 'files.contoso.com' } });
});
