import { SaxesParser } from 'saxes';
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

test('what XML has no words for is left out of the picture', () => {
  const colours = { surface: '#fff', head: '#eee', text: '#111', quiet: '#555', line: '#888' };
  const entity = { ...drawnEntity('A\u0001B'), label: 'C\u000b\uffffD\tE' };
  const relation = drawnRelation({ from: 'A\u0001B', to: 'A\u0001B', name: 'F\u001b' });
  const svg = svgText([boxAt({}, entity)], [relation], { ...colours, accent: '#06c' });
  expect(svg).toContain('>AB<');
  expect(svg).toContain('>CD\tE<');
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
});

test('no name begins a line, a comment or a directive of Mermaid', () => {
  const name = 'A\nB "C" %%%{init: {"theme": "dark"}}%%';
  const text = mermaidText([boxAt({ entity: name }, null)], [drawnRelation({ from: name, name })]);
  expect(text.split('\n')).toHaveLength(4);
  expect(text).not.toContain('%%');
  expect(text).not.toContain('""');
});
