import type { DiagramRelation } from '#contract/diagram.ts';
import { HEAD_HEIGHT, ROW_HEIGHT, type Box } from './box-of.ts';

/** A relation as it is drawn. */
export interface Line {
  /** An SVG path from one side to the other. */
  readonly path: string;
  /** An SVG path of the mark at its end: an arrow to one record, a crow's foot to many. */
  readonly mark: string;
}

type Side = 'left' | 'right';
type Drawable = Pick<Box, 'x' | 'y' | 'width' | 'height' | 'fields'>;

const MARK = 8;
const LEAST_BEND = 48;
/** Half the height of the line from an entity to itself, where neither of its fields is shown. */
const LOOP = 10;

/** From the field that refers to the field that is referred to; where one is not shown, from or to the head. */
export function lineOf(from: Drawable, to: Drawable, relation: DiagramRelation): Line {
  const constraint = relation.constraints.find(({ kind }) => kind === 'referential');
  const [own, other] =
    constraint?.kind === 'referential'
      ? [constraint.property, constraint.referencedProperty]
      : [null, null];
  const [fromSide, toSide] = sidesOf(from, to);
  const start = { x: edgeOf(from, fromSide), y: heightOf(from, own) };
  const end = { x: edgeOf(to, toSide), y: heightOf(to, other) };
  if (start.x === end.x && start.y === end.y) {
    start.y += LOOP;
    end.y -= LOOP;
  }
  const bend = Math.max(LEAST_BEND, Math.abs(end.x - start.x) / 2);
  const out = start.x + directionOf(fromSide) * bend;
  const into = end.x + directionOf(toSide) * bend;
  return {
    path: `M${start.x} ${start.y}C${out} ${start.y} ${into} ${end.y} ${end.x} ${end.y}`,
    mark: markAt(end, directionOf(toSide), relation.cardinality === 'Single'),
  };
}

/** Towards each other; where one stands above the other, round the right. */
function sidesOf(from: Drawable, to: Drawable): readonly [Side, Side] {
  if (from.x + from.width < to.x) return ['right', 'left'];
  if (to.x + to.width < from.x) return ['left', 'right'];
  return ['right', 'right'];
}

function edgeOf({ x, width }: Drawable, side: Side): number {
  return side === 'left' ? x : x + width;
}

function directionOf(side: Side): number {
  return side === 'left' ? -1 : 1;
}

function heightOf({ y, fields }: Drawable, property: string | null): number {
  const row = fields.findIndex(({ name }) => name === property);
  if (row === -1) return y + HEAD_HEIGHT / 2;
  return y + HEAD_HEIGHT + row * ROW_HEIGHT + ROW_HEIGHT / 2;
}

function markAt(
  { x, y }: { readonly x: number; readonly y: number },
  direction: number,
  isOne: boolean,
): string {
  const outer = x + direction * MARK;
  const half = MARK / 2;
  if (isOne) return `M${outer} ${y - half}L${x} ${y}L${outer} ${y + half}`;
  return `M${x} ${y - half}L${outer} ${y}L${x} ${y + half}`;
}
