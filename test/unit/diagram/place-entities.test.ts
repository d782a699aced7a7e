import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlacedEntity, PlacingRequest } from '#contract/diagram.ts';
import { placeEntities } from '../../../worker/diagram/place-entities.ts';

const SIZE = { width: 200, height: 100 };

function waiting(name: string) {
  return { name, ...SIZE, at: null };
}

function placed(name: string, x: number, y: number) {
  return { name, ...SIZE, at: { x, y } };
}

function placeOf(places: readonly PlacedEntity[], name: string): PlacedEntity {
  const place = places.find((each) => each.name === name);
  if (place === undefined) throw new Error(`${name} has no place.`);
  return place;
}

test('what is referred to stands to the right of what refers to it', async () => {
  const places = await placeEntities({
    entities: [waiting('Order'), waiting('Customer'), waiting('Line')],
    relations: [
      { from: 'Order', to: 'Customer' },
      { from: 'Line', to: 'Order' },
    ],
  });
  const [line, order, customer] = ['Line', 'Order', 'Customer'].map((name) =>
    placeOf(places, name),
  );
  expect(order?.x).toBeGreaterThanOrEqual((line?.x ?? 0) + SIZE.width);
  expect(customer?.x).toBeGreaterThanOrEqual((order?.x ?? 0) + SIZE.width);
});

test('only what has no place gets one, beside what it is related to', async () => {
  const places = await placeEntities({
    entities: [
      placed('Order', 500, 300),
      waiting('Customer'),
      waiting('Line'),
      waiting('Stranger'),
    ],
    relations: [
      { from: 'Order', to: 'Elsewhere' },
      { from: 'Order', to: 'Customer' },
      { from: 'Line', to: 'Order' },
    ],
  });
  expect(places.map(({ name }) => name)).toEqual(['Customer', 'Line', 'Stranger']);
  expect(placeOf(places, 'Customer')).toMatchObject({ y: 300 });
  expect(placeOf(places, 'Customer').x).toBeGreaterThan(700);
  expect(placeOf(places, 'Line').x).toBeLessThan(500 - SIZE.width);
  expect(placeOf(places, 'Stranger').y).toBeGreaterThan(400);
});

test.each([
  ['above', 340, 216],
  ['below', 260, 384],
])('what finds its place taken goes to the nearest free one: %s', async (_, taken, free) => {
  const places = await placeEntities({
    entities: [placed('Order', 500, 300), placed('Vendor', 800, taken), waiting('Customer')],
    relations: [{ from: 'Order', to: 'Customer' }],
  });
  expect(places).toEqual([{ name: 'Customer', x: 796, y: free }]);
});

test('no entity ever covers another, whatever stands where already', async () => {
  const entity = fc.record({
    width: fc.integer({ min: 40, max: 320 }),
    height: fc.integer({ min: 30, max: 400 }),
    isPlaced: fc.boolean(),
  });
  const end = fc.nat({ max: 11 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(entity, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(end, end), { maxLength: 20 }),
      async (entities, ends) => {
        const request: PlacingRequest = {
          entities: entities.map(({ isPlaced, ...size }, index) => ({
            ...size,
            name: String(index),
            // Apart from each other, as they must be to begin with.
            at: isPlaced ? { x: (index % 4) * 400, y: Math.floor(index / 4) * 450 } : null,
          })),
          relations: ends
            .filter(([from, to]) => from < entities.length && to < entities.length)
            .map(([from, to]) => ({ from: String(from), to: String(to) })),
        };
        const places = await placeEntities(request);
        expect(places).toHaveLength(entities.filter(({ isPlaced }) => !isPlaced).length);
        const boxes = request.entities.map(({ at, name, ...size }) => ({
          ...size,
          ...(at ?? placeOf(places, name)),
        }));
        boxes.forEach((box, index) => {
          for (const other of boxes.slice(index + 1)) {
            const isApart =
              box.x + box.width <= other.x ||
              other.x + other.width <= box.x ||
              box.y + box.height <= other.y ||
              other.y + other.height <= box.y;
            expect(isApart).toBe(true);
          }
        });
      },
    ),
    { numRuns: 100 },
  );
});
