import * as z from 'zod/mini';
import { MAX_DIAGRAM_ENTITIES, type Layout, type LayoutEntity } from '#contract/diagram.ts';
import { checkSavedName } from '../names/check-saved-name.ts';

/** Diagrams for a colleague: names and places, nothing of a catalogue. */
export interface LayoutFile {
  readonly format: 'fo-atlas/layouts';
  readonly formatVersion: 1;
  readonly layouts: readonly FileLayout[];
}

export type FileLayout = Pick<Layout, 'name' | 'entities'>;

const MAX_LAYOUTS = 1000;
const MAX_NAME_CHARACTERS = 255;
/** Far beyond any diagram. */
const MAX_PIXELS = 1_000_000;

export function writeLayoutFile(layouts: readonly Layout[]): LayoutFile {
  return {
    format: 'fo-atlas/layouts',
    formatVersion: 1,
    layouts: layouts.map(({ name, entities }) => ({ name, entities })),
  };
}

/** A file from somebody else: every value is checked, unknown ones are refused. Or what is wrong with it. */
export function parseLayoutFile(file: unknown): LayoutFile | { readonly problem: string } {
  const head = headSchema.safeParse(file);
  if (!head.success) return { problem: 'is no file of layouts' };
  if (head.data.formatVersion !== 1) {
    return { problem: 'was written by a newer version of the app' };
  }
  const parsed = fileSchema.safeParse(file);
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join('.') ?? '';
    return { problem: `${place} cannot be read` };
  }
  const crowded = parsed.data.layouts.find(({ entities }) => hasTwins(entities));
  if (crowded !== undefined) return { problem: `${crowded.name} names an entity twice` };
  return parsed.data;
}

function hasTwins(entities: readonly LayoutEntity[]): boolean {
  return new Set(entities.map(({ entity }) => entity.toLowerCase())).size < entities.length;
}

const pixels = z.int().check(z.gte(-MAX_PIXELS), z.lte(MAX_PIXELS));

const headSchema = z.looseObject({
  format: z.literal('fo-atlas/layouts'),
  formatVersion: z.int(),
});

const fileSchema = z.strictObject({
  format: z.literal('fo-atlas/layouts'),
  formatVersion: z.literal(1),
  layouts: z
    .array(
      z.strictObject({
        name: z.string().check(
          z.refine((name) => {
            const checked = checkSavedName(name);
            return checked.ok && checked.value === name;
          }),
        ),
        entities: z
          .array(
            z.strictObject({
              entity: z.string().check(z.minLength(1), z.maxLength(MAX_NAME_CHARACTERS)),
              x: pixels,
              y: pixels,
              isCollapsed: z.boolean(),
            }),
          )
          .check(z.maxLength(MAX_DIAGRAM_ENTITIES)),
      }),
    )
    .check(z.maxLength(MAX_LAYOUTS)),
});
