import { afterEach, expect, test, vi } from 'vitest';
import { failureOf } from '../../../worker/sync/failure-of.ts';

function estimated(usage: number, quota: number): void {
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ usage, quota }) } });
}

const sqliteError = (resultCode: number): Error =>
  Object.assign(new Error('disk I/O error'), { resultCode });

const FULL = 13;
const IOERR_WRITE = 10 | (3 << 8);

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a full disk is told with what is used and allowed', async () => {
  estimated(10, 100);
  expect(await failureOf(sqliteError(FULL))).toEqual({
    kind: 'storage_full',
    usedBytes: 10,
    quotaBytes: 100,
  });
});

test('a write that fails where nearly all is used is a full disk, too', async () => {
  estimated(96, 100);
  expect(await failureOf(sqliteError(IOERR_WRITE))).toMatchObject({ kind: 'storage_full' });
});

test('a write that fails where there is room is a defect, and so is one where the browser does not say', async () => {
  estimated(95, 100);
  const defect = { kind: 'unexpected', message: 'disk I/O error' };
  expect(await failureOf(sqliteError(IOERR_WRITE))).toEqual(defect);
  vi.stubGlobal('navigator', {});
  expect(await failureOf(sqliteError(IOERR_WRITE))).toEqual(defect);
});

test('what is no error of SQLite is a defect, however little room there is', async () => {
  estimated(100, 100);
  expect(await failureOf(new Error('out of order'))).toEqual({
    kind: 'unexpected',
    message: 'out of order',
  });
  expect(await failureOf('cut')).toEqual({ kind: 'unexpected', message: 'cut' });
});
