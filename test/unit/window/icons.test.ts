import { expect, test } from 'vitest';
import { shapeOf } from '../../../src/components/icon-shape.ts';
import { ICONS } from '../../../src/components/icons.ts';

test('every icon is a path in a square', () => {
  for (const { size, path } of Object.values(ICONS)) {
    expect([16, 20]).toContain(size);
    expect(path).toMatch(/^M[\d\s.,a-z-]+$/i);
  }
});

test('what is drawn otherwise does not become an icon', () => {
  const circle = '<svg width="16" height="16" viewBox="0 0 16 16"><circle r="8"/></svg>';
  expect(() => shapeOf(circle)).toThrow('drawn otherwise');
});
