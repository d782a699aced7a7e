import { expect, test } from 'vitest';
import { HEAD_HEIGHT, ROW_HEIGHT } from '../../../src/diagram/box-of.ts';
import { lineOf } from '../../../src/diagram/line-of.ts';
import { boxAt, drawnEntity, drawnField, drawnRelation } from './drawing.ts';

const ORDERS = drawnEntity('Orders', [drawnField('Number'), drawnField('Account')]);
const CUSTOMERS = drawnEntity('Customers', [drawnField('Id')]);

test('an entity is as high as what it shows, and as wide whether collapsed or not', () => {
  const open = boxAt({}, { ...ORDERS, fieldCount: 40 });
  const closed = boxAt({ isCollapsed: true }, ORDERS);
  expect(open.hiddenCount).toBe(38);
  expect(open.height).toBeGreaterThanOrEqual(HEAD_HEIGHT + 3 * ROW_HEIGHT);
  expect(closed).toMatchObject({ height: HEAD_HEIGHT, hiddenCount: 0, fields: [] });
  expect(closed.width).toBe(open.width);
  expect(boxAt({}, null)).toMatchObject({ height: HEAD_HEIGHT, drawn: null });
});

test('a line leads from the field that refers to the field that is referred to', () => {
  const from = boxAt({}, ORDERS);
  const to = boxAt({ x: 600, y: 400 }, CUSTOMERS);
  const { path } = lineOf(from, to, drawnRelation());
  const start = HEAD_HEIGHT + 1.5 * ROW_HEIGHT;
  const end = 400 + HEAD_HEIGHT + 0.5 * ROW_HEIGHT;
  expect(path).toMatch(new RegExp(`^M${from.width} ${start}C`));
  expect(path).toMatch(new RegExp(` 600 ${end}$`));
});

test('a line leads from head to head where fields are not shown, and on the sides that face each other', () => {
  const from = boxAt({ x: 600, isCollapsed: true }, ORDERS);
  const to = boxAt({ isCollapsed: true }, CUSTOMERS);
  const { path } = lineOf(from, to, drawnRelation());
  expect(path).toMatch(new RegExp(`^M600 ${HEAD_HEIGHT / 2}C`));
  expect(path).toMatch(new RegExp(` ${to.width} ${HEAD_HEIGHT / 2}$`));
});

test('a line to many ends in another mark than one to a single record', () => {
  const boxes = [boxAt({}, ORDERS), boxAt({ x: 600 }, CUSTOMERS)] as const;
  const one = lineOf(...boxes, drawnRelation());
  const many = lineOf(...boxes, drawnRelation({ cardinality: 'Multiple' }));
  expect(many.mark).not.toBe(one.mark);
  expect(many.path).toBe(one.path);
});

test('a line from an entity to itself is a loop that can be seen', () => {
  const box = boxAt({ isCollapsed: true }, ORDERS);
  const { path } = lineOf(box, box, drawnRelation({ to: 'Orders' }));
  const [, start, end] = /^M\S+ (\S+)C.* \S+ (\S+)$/.exec(path) ?? [];
  expect(start).toBeDefined();
  expect(start).not.toBe(end);
});
