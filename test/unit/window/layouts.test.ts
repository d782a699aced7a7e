import { expect, test } from 'vitest';
import type { Layout } from '#contract/diagram.ts';
import { fail, succeed } from '#contract/outcome.ts';
import { Layouts } from '../../../src/state/layouts.svelte.ts';
import { FakeEngine } from './fake-engine.ts';

const layout: Layout = { id: 1, name: 'Sales', entities: [] };

test('a diagram has its new name when that is said, and keeps the old one where it may not', async () => {
  const engine = new FakeEngine();
  const layouts = new Layouts(engine);
  void layouts.load();
  await engine.callsOf('listLayouts')[0]?.answer(succeed([layout]));
  expect([layouts.isLoaded, layouts.failure, layouts.all]).toEqual([true, null, [layout]]);

  const refused = layouts.rename(layout, '');
  await engine.callsOf('renameLayout')[0]?.answer(fail({ kind: 'interrupted' }));
  expect(await refused).toEqual(fail({ kind: 'interrupted' }));
  expect(engine.callsOf('listLayouts')).toHaveLength(1);

  const named = { ...layout, name: 'Orders' };
  const renamed = layouts.rename(layout, 'Orders').then(() => layouts.all);
  await engine.callsOf('renameLayout')[1]?.answer(succeed(named));
  await engine.callsOf('listLayouts')[1]?.answer(succeed([named]));
  expect(await renamed).toEqual([named]);
});

test('what another tab draws is read again', () => {
  const engine = new FakeEngine();
  const layouts = new Layouts(engine);
  engine.tellAll({ kind: 'glossary_changed' });
  engine.tellAll({ kind: 'layouts_changed' });
  expect(engine.callsOf('listLayouts')).toHaveLength(1);
  expect(layouts.isLoaded).toBe(false);
});
