import { expect, onTestFinished, test } from 'vitest';
import {
  CONTRACT_VERSION,
  EVENTS_CHANNEL,
  LOBBY_CHANNEL,
  PeerChannel,
  tabChannel,
  tokenChannel,
} from '#contract/channels.ts';

function openPair(name: string): readonly [PeerChannel, PeerChannel] {
  const pair = [new PeerChannel(name), new PeerChannel(name)] as const;
  onTestFinished(() => pair.forEach((channel) => channel.close()));
  return pair;
}

test('what one end says, the other hears', async () => {
  const [owner, tab] = openPair('both');
  const heard = new Promise((resolve) =>
    tab.addEventListener('message', ({ data }) => resolve(data), { once: true }),
  );
  owner.postMessage({ answer: 7 });
  expect(await heard).toEqual({ answer: 7 });
});

test('an answer after the end is dropped, where a plain channel throws', () => {
  const [owner] = openPair('gone');
  owner.close();
  expect(() => owner.postMessage('late')).not.toThrow();
  const plain = new BroadcastChannel('gone');
  plain.close();
  expect(() => plain.postMessage('late')).toThrow();
});

test('the ways between one tab and one owner are its own', () => {
  const names = [
    tabChannel('t', 'o'),
    tokenChannel('t', 'o'),
    tabChannel('t', 'other'),
    tabChannel('other', 'o'),
  ];
  expect(new Set(names).size).toBe(names.length);
});

test('a tab of another contract hears no events, and is heard in the lobby', () => {
  expect(EVENTS_CHANNEL.endsWith(`/${CONTRACT_VERSION}`)).toBe(true);
  expect(LOBBY_CHANNEL).not.toMatch(/\d/);
});
