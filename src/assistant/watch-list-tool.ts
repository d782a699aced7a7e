import * as z from 'zod/mini';
import { fail, succeed, type Outcome } from '#contract/outcome.ts';
import { WATCH_STATES, type WatchList, type WatchListVerdict } from '#contract/watch-list.ts';
import { targetKindText, targetText } from '../watch-words.ts';
import { findCatalog, languagesOf } from './find-environment.ts';
import { defineTool, environmentArgument, offsetArgument, sizeArgument } from './tool.ts';
import { listFrom, type Json, type JsonObject } from './write-answer.ts';

export const checkWatchList = defineTool({
  name: 'd365fo_check_watch_list',
  title: 'Check a watch-list',
  description:
    'Whether what an interface uses is still there and the same in an environment: everything on one of the ' +
    "user's watch-lists, the worst first, as broken, changed, unknown or unchanged, with the reasons. Without `list` all " +
    'lists with their state, or the only one there is.',
  isReadOnly: true,
  input: z.strictObject({
    list: z.optional(z.string().check(z.minLength(1), z.describe('Name of the watch-list.'))),
    ...environmentArgument,
    ...offsetArgument,
    ...sizeArgument,
  }),
  async handle({ list: asked, environment, offset }, surroundings) {
    const found = await findCatalog(environment, surroundings);
    if (!found.ok) return found;
    const { engine } = surroundings;
    const lists = await engine.ask((api) => api.listWatchLists());
    if (!lists.ok) return lists;
    const picked = pickList(lists.value, asked);
    if (!picked.ok) return picked;
    const { catalog, environment: seenFrom } = found.value;
    const wanted = picked.value === null ? undefined : [picked.value.id];
    const verdicts = await engine.ask((api) =>
      api.checkWatchLists(catalog.id, wanted, languagesOf(catalog)),
    );
    if (!verdicts.ok) return verdicts;
    const facts = { environment: seenFrom.name };
    if (picked.value === null) {
      const items = verdicts.value.map((verdict) => describeList(verdict, lists.value));
      return succeed({ facts, list: listFrom('lists', items, offset) });
    }
    const [verdict] = verdicts.value;
    if (verdict === undefined) return missing(picked.value.name);
    return succeed({
      facts: { ...facts, ...describeList(verdict, lists.value) },
      list: listFrom('pins', describePins(picked.value, verdict), offset),
    });
  },
});

/** Null where all of them are meant. */
function pickList(
  lists: readonly WatchList[],
  asked: string | undefined,
): Outcome<WatchList | null> {
  if (asked === undefined) return succeed(lists.length === 1 ? (lists[0] ?? null) : null);
  const name = asked.trim().toLowerCase();
  const list = lists.find((each) => each.name.toLowerCase() === name);
  return list === undefined ? missing(asked) : succeed(list);
}

function missing(name: string) {
  return fail({ kind: 'not_found', what: 'watch_list', name });
}

function describeList(verdict: WatchListVerdict, lists: readonly WatchList[]): JsonObject {
  const { listId, state, reason, counts } = verdict;
  return {
    list: lists.find(({ id }) => id === listId)?.name,
    state,
    reason: reason ?? undefined,
    counts: Object.fromEntries(
      WATCH_STATES.filter((each) => counts[each] > 0).map((each) => [each, counts[each]]),
    ),
  };
}

function describePins(list: WatchList, { pins }: WatchListVerdict): readonly Json[] {
  const verdicts = new Map(pins.map((pin) => [pin.pinId, pin]));
  return list.pins
    .flatMap((pin) => {
      const verdict = verdicts.get(pin.id);
      return verdict === undefined ? [] : [{ pin, verdict }];
    })
    .toSorted(
      (a, b) => WATCH_STATES.indexOf(a.verdict.state) - WATCH_STATES.indexOf(b.verdict.state),
    )
    .map(({ pin, verdict: { state, severity, sentences } }) => ({
      name: targetText(pin),
      kind: targetKindText(pin),
      state,
      severity: severity ?? undefined,
      reasons: sentences.length > 0 ? sentences : undefined,
    }));
}
