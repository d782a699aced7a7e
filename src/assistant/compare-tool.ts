import * as z from 'zod/mini';
import {
  COMPARED_KINDS,
  SEVERITIES,
  type Comparison,
  type SchemaChange,
} from '#contract/comparison.ts';
import { succeed } from '#contract/outcome.ts';
import { languagesOf } from './find-environment.ts';
import { findSide } from './find-side.ts';
import { defineTool, offsetArgument, sizeArgument } from './tool.ts';
import type { Json, JsonObject } from './write-answer.ts';

const side = (which: string) =>
  z
    .string()
    .check(
      z.minLength(1),
      z.describe(`The ${which} side: an environment by name or host, or a version.`),
    );

export const compareTool = defineTool({
  name: 'd365fo_compare',
  title: 'Compare two catalogues',
  description:
    'What changes from one environment or version to another, the worst first: modules, entities, fields, relations, ' +
    'actions, data entities, enumerations and their values, texts of labels, each with before, after, severity ' +
    '(breaking, risky, safe) and the reason. A version is named by its application version or the first characters of ' +
    'its fingerprint. The first page also counts all changes, whatever the filters say.',
  isReadOnly: true,
  input: z.strictObject({
    from: side('first'),
    to: side('second'),
    kinds: z.optional(
      z.array(z.enum(COMPARED_KINDS)).check(z.minLength(1), z.describe('Only these kinds.')),
    ),
    severities: z.optional(
      z.array(z.enum(SEVERITIES)).check(z.minLength(1), z.describe('Only these severities.')),
    ),
    scope: z.optional(
      z
        .string()
        .check(
          z.maxLength(500),
          z.describe(
            'Only entities and enumerations of these names: * for anything, comma between.',
          ),
        ),
    ),
    text: z.optional(
      z.string().check(z.maxLength(200), z.describe('Found in a name, label or fact.')),
    ),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(100), z.describe('Most changes.')), 20),
    ...offsetArgument,
    ...sizeArgument,
  }),
  async handle(input, surroundings) {
    const { kinds, severities, scope, text, limit, offset } = input;
    const from = await findSide('from', input.from, surroundings);
    if (!from.ok) return from;
    const to = await findSide('to', input.to, surroundings);
    if (!to.ok) return to;
    const languages = languagesOf(to.value.catalog);
    const query = { kinds, severities, scope, text, limit, offset, languages };
    const result = await surroundings.engine.ask((api) =>
      api.compareCatalogs(from.value.catalog.id, to.value.catalog.id, query),
    );
    if (!result.ok) return result;
    const { changes, total, isIdentical, isUnrelated, severityCounts } = result.value;
    return succeed({
      facts: {
        from: from.value.name,
        to: to.value.name,
        isIdentical,
        isUnrelated: isUnrelated || undefined,
        isPartial: [from, to].some(({ value }) => value.catalog.state === 'partial') || undefined,
        total,
        ...severityCounts,
        all: offset === 0 ? countByKind(result.value) : undefined,
      },
      list: {
        name: 'changes',
        items: changes.map(describeChange),
        offset,
        hasMore: offset + changes.length < total,
      },
    });
  },
});

function countByKind({ summary }: Comparison): JsonObject {
  const counts: Record<string, number> = {};
  for (const { kind, type, count } of summary) {
    const key = `${kind} ${type}`;
    counts[key] = (counts[key] ?? 0) + count;
  }
  return counts;
}

function describeChange(change: SchemaChange): Json {
  const { kind, type, owner, name, label, severity, reason, facts } = change;
  return {
    severity,
    kind,
    change: type,
    name: owner === null ? name : `${owner}.${name}`,
    label: label ?? undefined,
    what:
      facts.length > 0
        ? facts.map(({ fact, before, after }) => `${fact}: ${before ?? '–'} → ${after ?? '–'}`)
        : undefined,
    reason,
  };
}
