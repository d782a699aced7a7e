import { expect, test, vi } from 'vitest';
import type { Diagram, Layout, LayoutEntity, PlacingRequest } from '#contract/diagram.ts';
import { succeed } from '#contract/outcome.ts';
import { DiagramBoard } from '../../../src/state/diagram-board.svelte.ts';
import { Layouts } from '../../../src/state/layouts.svelte.ts';
import { drawnEntity } from '../diagram/drawing.ts';
import { FakeEngine } from './fake-engine.ts';

const SCOPE = { catalog: 1, languages: ['en-US'] };

function at(entity: string, x: number): LayoutEntity {
  return { entity, x, y: 0, isCollapsed: false };
}

function open(engine: FakeEngine, entities?: readonly LayoutEntity[]): DiagramBoard {
  const layout: Layout | null = entities === undefined ? null : { id: 7, name: 'Sales', entities };
  return new DiagramBoard({ engine, layouts: new Layouts(engine), layout });
}

/** Whatever is drawn is in the catalogue, but for what is called `Gone`; new ones stand at 1000, 1001 and so on. */
async function answerAll(engine: FakeEngine, answered = 0): Promise<void> {
  await new Promise((done) => setImmediate(done));
  const call = engine.calls[answered];
  if (call === undefined) return;
  if (call.method === 'drawDiagram') {
    const names = call.input[1] as readonly string[]; // as the contract says
    const diagram: Diagram = {
      catalogId: 1,
      entities: names.filter((name) => name !== 'Gone').map((name) => drawnEntity(name)),
      relations: [],
      missing: names.filter((name) => name === 'Gone'),
    };
    await call.answer(succeed(diagram));
  } else if (call.method === 'placeEntities') {
    const { entities } = call.input[0] as PlacingRequest; // as the contract says
    const waiting = entities.filter((each) => each.at === null);
    await call.answer(succeed(waiting.map(({ name }, index) => ({ name, x: 1000 + index, y: 0 }))));
  }
  await answerAll(engine, answered + 1);
}

test('only what is new is placed, and what is there stays where its user moved it meanwhile', async () => {
  const engine = new FakeEngine();
  const board = open(engine, [at('Orders', 0)]);
  void board.seeFrom(SCOPE);
  void board.add(['Customers', 'orders']);
  board.move([{ name: 'Orders', x: 50, y: 60 }]);
  await answerAll(engine);
  expect(board.entities).toEqual([{ ...at('Orders', 50), y: 60 }, at('Customers', 1000)]);
  const [placing] = engine.callsOf('placeEntities');
  expect(placing?.input[0]).toMatchObject({
    entities: [
      { name: 'Orders', at: { x: 50, y: 60 } },
      { name: 'Customers', at: null },
    ],
  });
});

test('two additions one after the other are both there', async () => {
  const engine = new FakeEngine();
  const board = open(engine);
  void board.seeFrom(SCOPE);
  void board.add(['Orders']);
  void board.add(['Customers']);
  await answerAll(engine);
  expect(board.entities.map(({ entity }) => entity)).toEqual(['Orders', 'Customers']);
});

test('what a catalogue does not have stays in the diagram and is shown as missing', async () => {
  const engine = new FakeEngine();
  const board = open(engine, [at('Gone', 0), at('Orders', 400)]);
  void board.seeFrom(SCOPE);
  await answerAll(engine);
  expect(board.boxes.map(({ entity, drawn }) => [entity, drawn === null])).toEqual([
    ['Gone', true],
    ['Orders', false],
  ]);
  expect(board.diagram?.missing).toEqual(['Gone']);
});

test('many that come at once come collapsed, a few with their fields', async () => {
  const engine = new FakeEngine();
  const board = open(engine);
  void board.seeFrom(SCOPE);
  void board.add(['A', 'B']);
  void board.add(['C', 'D', 'E', 'F']);
  await answerAll(engine);
  expect(board.entities.filter(({ isCollapsed }) => isCollapsed)).toHaveLength(4);
});

test('a diagram that would be too large stays as it is and says why', async () => {
  const engine = new FakeEngine();
  const board = open(engine);
  void board.seeFrom(SCOPE);
  void board.add(Array.from({ length: 151 }, (_, index) => `E${index}`));
  await answerAll(engine);
  expect(board.entities).toEqual([]);
  expect(board.failure).toMatchObject({ kind: 'bad_input' });
});

test('a diagram with a name is kept as it is left, in one go; one without is not', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const engine = new FakeEngine();
  const [kept, unnamed] = [open(engine, [at('A', 0), at('B', 400)]), open(engine)];
  kept.toggle('A');
  kept.remove('B');
  unnamed.clear();
  vi.runAllTimers();
  vi.useRealTimers();
  const calls = engine.callsOf('changeLayout');
  expect(calls.map(({ input }) => input)).toEqual([[7, [{ ...at('A', 0), isCollapsed: true }]]]);
});

test('what still waits to be kept is kept when its page is left, and once', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const engine = new FakeEngine();
  const kept = open(engine, [at('A', 0)]);
  kept.move([{ name: 'A', x: 30, y: 0 }]);
  kept.flush();
  kept.flush();
  vi.runAllTimers();
  vi.useRealTimers();
  expect(engine.callsOf('changeLayout').map(({ input }) => input)).toEqual([[7, [at('A', 30)]]]);
});
