import { expect, onTestFinished, test, vi } from 'vitest';
import { copyAndTell } from '../../../src/state/copy-and-tell.ts';
import { Notices } from '../../../src/state/notices.svelte.ts';

function clipboardThat(writeText: (text: string) => Promise<void>) {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  return new Notices();
}

test('what was copied is told by name', async () => {
  const written: string[] = [];
  const notices = clipboardThat(async (text) => void written.push(text));
  await copyAndTell('CustomersV3', 'The name is', notices);
  expect(written).toEqual(['CustomersV3']);
  expect(notices.all).toMatchObject([{ text: 'The name is on the clipboard.' }]);
});

test('a browser that refuses its clipboard is told, not passed over', async () => {
  const notices = clipboardThat(() =>
    Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError')),
  );
  await copyAndTell('CustomersV3', 'The name is', notices);
  expect(notices.all).toMatchObject([
    { text: 'The name is not on the clipboard: the browser refused it.' },
  ]);
});

test('a page without a clipboard tells it the same way', async () => {
  const notices = clipboardThat(async () => {});
  vi.stubGlobal('navigator', {});
  await copyAndTell('CustomersV3', 'The name is', notices);
  expect(notices.all).toMatchObject([{ text: expect.stringMatching(/refused/) }]);
});
