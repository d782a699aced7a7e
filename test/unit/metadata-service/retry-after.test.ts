import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../worker/metadata-service/retry-after.ts';

const now = Date.parse('2026-11-20T10:00:00Z');

test.each([
  ['30', 30_000],
  ['0', 0],
  ['-1', 0],
  ['Fri, 20 Nov 2026 10:01:30 GMT', 90_000],
  ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After: %s is a pause of %s ms', (header, pauseMs) => {
  expect(retryAfterMs(header, now)).toBe(pauseMs);
});
