import { expect, test } from 'vitest';
import { mermaidText } from '../../../src/diagram/mermaid-text.ts';
import { svgText } from '../../../src/diagram/svg-text.ts';
import { boxAt, drawnEntity, drawnField, drawnRelation } from './drawing.ts';

const BOXES = [
  boxAt(
    {},
    drawnEntity('Orders', [
      drawnField('Number', { isKey: true }),
      drawnField('Account', { refersTo: ['Customers'] }),
    ]),
  ),
  boxAt({ x: 500, isCollapsed: true }, drawnEntity('Customers', [drawnField('Id')])),
  boxAt({ entity: 'My "gone" <one>', y: 300 }, null),
];
const RELATIONS = [
  drawnRelation(),
  drawnRelation({ from: 'Customers', to: 'Orders', name: 'All "his"', cardinality: 'Multiple' }),
];

test('Mermaid gets entities with their shown fields, keys, and relations with how many', () => {
  expect(mermaidText(BOXES, RELATIONS)).toBe(`erDiagram
  Orders {
    String Number PK
    String Account FK
  }
  Customers
  "My 'gone' <one>"
  Orders }o--|| Customers : "Buyer"
  Customers ||--o{ Orders : "All 'his'"
`);
});

test('the picture stands alone: names as text only, everything within its frame, nothing loaded', () => {
  const colours = { surface: '#fff', head: '#eee', text: '#111', quiet: '#555', line: '#888' };
  const svg = svgText(BOXES, RELATIONS, { ...colours, accent: '#06c' });
  expect(svg).toContain('My &quot;gone&quot; &lt;one&gt;');
  expect(svg).not.toMatch(/<script|<style|href|url\(/);
  expect(svg.match(/<path /g)).toHaveLength(2);
  const [, left = '', top = '', width = '', height = ''] =
    /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(svg) ?? [];
  const [right, bottom] = [Number(left) + Number(width), Number(top) + Number(height)];
  for (const box of BOXES) {
    expect(box.x).toBeGreaterThan(Number(left));
    expect(box.y).toBeGreaterThan(Number(top));
    expect(box.x + box.width).toBeLessThan(right);
    expect(box.y + box.height).toBeLessThan(bottom);
  }
});
