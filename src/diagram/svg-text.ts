import type { DiagramRelation } from '#contract/diagram.ts';
import { countText } from '../number-text.ts';
import { typeText } from '../property-words.ts';
import { HEAD_HEIGHT, ROW_HEIGHT, type Box } from './box-of.ts';
import { lineOf } from './line-of.ts';

/** As CSS writes them. */
export interface DiagramColours {
  readonly surface: string;
  readonly head: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly accent: string;
}

const MARGIN = 24;
const PAD = 12;
const RADIUS = 6;
const CHARACTER_WIDTH = 7.9;

/** The diagram as a picture that stands alone: no script, no style sheet, nothing loaded. */
export function svgText(
  boxes: readonly Box[],
  relations: readonly DiagramRelation[],
  colours: DiagramColours,
): string {
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN - top;
  const boxByName = new Map(boxes.map((box) => [box.entity, box]));
  const lines = relations.flatMap((relation) => {
    const [from, to] = [boxByName.get(relation.from), boxByName.get(relation.to)];
    if (from === undefined || to === undefined) return [];
    const { path, mark } = lineOf(from, to, relation);
    return `<path d="${path}${mark}"><title>${escapeXml(relation.name)}</title></path>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-size="13">`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colours.surface}"/>`,
    `<g fill="none" stroke="${colours.line}" stroke-width="1.5">${lines.join('')}</g>`,
    ...boxes.map((box) => drawBox(box, colours)),
    '</svg>',
  ].join('\n');
}

function drawBox(box: Box, colours: DiagramColours): string {
  const { x, y, width, height, entity, drawn, fields, hiddenCount } = box;
  const label = drawn === null ? 'not in this catalogue' : (drawn.label ?? '');
  const dash = drawn === null ? ' stroke-dasharray="4 3"' : '';
  const rowY = (row: number): number => y + HEAD_HEIGHT + row * ROW_HEIGHT + 16;
  const at = (textY: number, fill: string): string => `x="${x + PAD}" y="${textY}" fill="${fill}"`;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${RADIUS}" fill="${colours.head}" stroke="${colours.line}"${dash}/>`,
    `<text ${at(y + 20, colours.text)} ${MONO} font-weight="600">${cut(entity, width)}</text>`,
    `<text ${at(y + 38, colours.quiet)} ${SANS} font-size="12">${cut(label, width)}</text>`,
    ...fields.map((field, row) => {
      const type = typeText(field);
      const room = width - type.length * CHARACTER_WIDTH - PAD;
      const weight = field.isKey ? ' font-weight="600"' : '';
      const colour = field.refersTo.length > 0 ? colours.accent : colours.text;
      return (
        `<text ${at(rowY(row), colour)} ${MONO}${weight}>${cut(field.name, room)}</text>` +
        `<text x="${x + width - PAD}" y="${rowY(row)}" fill="${colours.quiet}" ${SANS} font-size="12" text-anchor="end">${escapeXml(type)}</text>`
      );
    }),
    ...(hiddenCount > 0
      ? [
          `<text ${at(rowY(fields.length), colours.quiet)} ${SANS} font-size="12">+${countText(hiddenCount)} more</text>`,
        ]
      : []),
  ].join('');
}

const MONO = 'font-family="Consolas, Menlo, monospace"';
const SANS = 'font-family="Segoe UI, Helvetica, Arial, sans-serif"';

function cut(text: string, width: number): string {
  const room = Math.max(1, Math.floor((width - 2 * PAD) / CHARACTER_WIDTH));
  return escapeXml(text.length <= room ? text : `${text.slice(0, room - 1).toWellFormed()}…`);
}

/** XML has no words for most control characters. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
