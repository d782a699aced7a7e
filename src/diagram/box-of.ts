import type { DiagramEntity, DiagramField, LayoutEntity } from '#contract/diagram.ts';

/** An entity in a diagram as it is drawn, on the page and in a file alike: every height is known before it is drawn. */
export interface Box extends LayoutEntity {
  /** Null where the catalogue does not have it. */
  readonly drawn: DiagramEntity | null;
  /** None where it is collapsed. */
  readonly fields: readonly DiagramField[];
  /** How many more fields it has than it shows. */
  readonly hiddenCount: number;
  readonly width: number;
  readonly height: number;
}

export const HEAD_HEIGHT = 48;
export const ROW_HEIGHT = 24;
const FOOT_HEIGHT = 4;

const LEAST_WIDTH = 232;
const MOST_WIDTH = 336;
/** Of the monospaced face at 13 px. */
const CHARACTER_WIDTH = 7.9;
/** Beside the name: three buttons in the head; an icon and a type in a row. */
const HEAD_ROOM = 104;
const ROW_ROOM = 112;

export function boxOf(place: LayoutEntity, drawn: DiagramEntity | null): Box {
  const fields = place.isCollapsed ? [] : (drawn?.fields ?? []);
  const hiddenCount = place.isCollapsed ? 0 : (drawn?.fieldCount ?? 0) - fields.length;
  const rows = fields.length + (hiddenCount > 0 ? 1 : 0);
  return {
    ...place,
    drawn,
    fields,
    hiddenCount,
    width: widthOf(place.entity, drawn),
    height: HEAD_HEIGHT + (rows === 0 ? 0 : rows * ROW_HEIGHT + FOOT_HEIGHT),
  };
}

/** The same whether collapsed or not, so that nothing beside it has to move. */
function widthOf(name: string, drawn: DiagramEntity | null): number {
  const rows = drawn?.fields.map((field) => field.name.length * CHARACTER_WIDTH + ROW_ROOM) ?? [];
  const wanted = Math.max(name.length * CHARACTER_WIDTH + HEAD_ROOM, ...rows);
  return Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, wanted)));
}
