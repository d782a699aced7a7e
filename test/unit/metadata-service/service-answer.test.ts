import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, succeed } from '#contract/outcome.ts';
import { RequestWatch } from '../../../worker/metadata-service/request-watch.ts';
import { ServiceAnswer } from '../../../worker/metadata-service/service-answer.ts';

const timing = { firstByteMs: 300_000, silenceMs: 120_000, backoffMs: 1, pauseMs: 1 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a receiver that takes its time does not make the sender silent', async () => {
  const { answer, sender } = openAnswer();
  sender.enqueue(new Uint8Array(3));
  expect(await answer.next()).toEqual(succeed(new Uint8Array(3)));
  await vi.advanceTimersByTimeAsync(600_000);
  sender.enqueue(new Uint8Array(2));
  expect(await answer.next()).toEqual(succeed(new Uint8Array(2)));
  sender.close();
  expect(await answer.next()).toEqual(succeed(null));
  expect(answer.receivedBytes).toBe(5);
});

test('an answer may take hours as long as something arrives every now and then', async () => {
  const { answer, sender } = openAnswer();
  for (let minute = 0; minute < 120; minute += 1.5) {
    const piece = answer.next();
    await vi.advanceTimersByTimeAsync(90_000);
    sender.enqueue(new Uint8Array(1));
    expect(await piece).toMatchObject({ ok: true });
  }
});

test('silence is told with its length', async () => {
  const { answer } = openAnswer();
  const piece = answer.next();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(await piece).toEqual(fail({ kind: 'silent', path: '/metadata/X', silentSeconds: 120 }));
});

test('a cancelled wait is cancelled and not cut off', async () => {
  const cancel = new AbortController();
  const { answer } = openAnswer(cancel.signal);
  const piece = answer.next();
  cancel.abort();
  expect(await piece).toEqual(fail({ kind: 'cancelled' }));
});

test('a connection that breaks while the device is offline says so', async () => {
  vi.stubGlobal('navigator', { onLine: false });
  const { answer, sender } = openAnswer();
  sender.error(new TypeError('network error'));
  expect(await answer.next()).toEqual(fail({ kind: 'offline' }));
  vi.unstubAllGlobals();
});

test('a text that is far too long is refused before it is held', async () => {
  const { answer, sender } = openAnswer();
  for (let piece = 0; piece < 9; piece += 1) sender.enqueue(new Uint8Array(1024 * 1024));
  expect(await answer.text()).toMatchObject({ ok: false, failure: { kind: 'malformed' } });
});

function openAnswer(signal: AbortSignal = new AbortController().signal) {
  const watch = new RequestWatch({ path: '/metadata/X', signal }, timing);
  let sender: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      sender = controller;
      watch.signal.addEventListener('abort', () => controller.error(watch.signal.reason));
    },
  });
  if (sender === undefined) throw new Error('a stream starts at once');
  return { answer: new ServiceAnswer('/metadata/X', new Response(body), watch), sender };
}
