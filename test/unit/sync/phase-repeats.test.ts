import { expect, test } from 'vitest';
import type { Failure } from '#contract/failure.ts';
import { PhaseRepeats } from '../../../worker/sync/phase-repeats.ts';

const CUT: Failure = {
  kind: 'truncated',
  path: '/',
  receivedBytes: 1,
  receivedElements: 0,
  requestId: null,
};
const SILENT: Failure = { kind: 'silent', path: '/', silentSeconds: 60 };
const AT_ONCE_MS = 0;

const repeats = () => new PhaseRepeats(AT_ONCE_MS, new AbortController().signal);

const failed = (status: number): Failure => ({
  kind: 'service_error',
  path: '/',
  status,
  message: '',
  requestId: null,
});

test('a phase whose answer is cut is run again twice by itself', async () => {
  const phase = repeats();
  expect(await phase.take(CUT, 0)).toBe(true);
  expect(await phase.take(CUT, 0)).toBe(true);
  expect(await phase.take(CUT, 0)).toBe(false);
});

test('one that gets further begins to count anew, one that stands still does not', async () => {
  const phase = repeats();
  expect(await phase.take(CUT, 5)).toBe(true);
  expect(await phase.take(CUT, 5)).toBe(true);
  expect(await phase.take(CUT, 6)).toBe(true);
  expect(await phase.take(CUT, 6)).toBe(true);
  expect(await phase.take(CUT, 5)).toBe(false);
  expect(await phase.take(CUT, 6)).toBe(false);
});

test('silence, which was waited for already, is met once more only', async () => {
  const phase = repeats();
  expect(await phase.take(SILENT, 0)).toBe(true);
  expect(await phase.take(SILENT, 0)).toBe(false);
});

test.each([502, 503, 504])(
  'a server that is in trouble for a while (%i) is asked again',
  async (status) => {
    expect(await repeats().take(failed(status), 0)).toBe(true);
  },
);

test.each<Failure>([
  failed(500),
  failed(400),
  { kind: 'cancelled' },
  { kind: 'malformed', path: '/', place: 'value', problem: 'odd', requestId: null },
])('what would be answered the same is not asked for again: $kind', async (failure) => {
  expect(await repeats().take(failure, 0)).toBe(false);
});

test('a sync that is cancelled does not sit out the pause', async () => {
  const abort = new AbortController();
  const taken = new PhaseRepeats(3_600_000, abort.signal).take(CUT, 0);
  abort.abort();
  expect(await taken).toBe(true);
});
