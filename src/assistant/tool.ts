import * as z from 'zod/mini';
import type { Failure } from '#contract/failure.ts';
import type { ServedConfig } from '#contract/host-config.ts';
import type { Answer } from '#contract/outcome.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { failureText } from '../failure-text.ts';
import type { Authorities } from '../state/authorities.svelte.ts';
import { describeProblem } from './describe-problem.ts';
import { writeAnswer, type ToolAnswer } from './write-answer.ts';

/** What an assistant may do with the app, and what it is told about it. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** At most 500 characters. */
  readonly description: string;
  readonly inputSchema: z.core.JSONSchema.BaseSchema;
  readonly isReadOnly: boolean;
  /** Never throws for what the caller did wrong or what a user could read as a sentence. */
  run(input: unknown, surroundings: ToolSurroundings): Promise<ToolResult>;
}

export interface ToolSurroundings {
  readonly engine: EngineClient;
  readonly config: ServedConfig;
  readonly authorities: Pick<Authorities, 'choose' | 'of'>;
  /** Publishers that the user calls her own; none where she has not said. */
  readonly ownPublishers?: readonly string[];
}

export interface ToolResult {
  readonly content: readonly [{ readonly type: 'text'; readonly text: string }];
  readonly isError?: true;
}

export interface ToolDefinition<Arguments extends SizedAnswer> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly isReadOnly: boolean;
  readonly input: z.ZodMiniType<Arguments>;
  readonly handle: (input: Arguments, surroundings: ToolSurroundings) => Answer<ToolAnswer>;
}

interface SizedAnswer {
  readonly maxCharacters: number;
}

/** Every tool takes it. */
export const sizeArgument = {
  maxCharacters: z._default(
    z.int().check(z.minimum(500), z.maximum(100_000), z.describe('Longest answer wanted.')),
    1500,
  ),
};

/** Tools that answer with a list take it too. */
export const offsetArgument = {
  offset: z._default(
    z.int().check(z.minimum(0), z.describe('Where to go on: `next` of the answer before.')),
    0,
  ),
};

/** Of tools that look at one environment. */
export const environmentArgument = {
  environment: z.optional(
    z
      .string()
      .check(z.describe('Name, host or URL of the environment; not needed if there is only one.')),
  ),
};

export function defineTool<Arguments extends SizedAnswer>(
  definition: ToolDefinition<Arguments>,
): Tool {
  const { name, title, description, isReadOnly, input: schema, handle } = definition;
  return {
    name,
    title,
    description,
    isReadOnly,
    inputSchema: z.toJSONSchema(schema, { io: 'input' }),
    async run(input, surroundings) {
      const parsed = schema.safeParse(input ?? {});
      if (!parsed.success) return refuse(describeProblem(parsed.error, input));
      const outcome = await handle(parsed.data, surroundings);
      if (!outcome.ok) return refuse(outcome.failure);
      return {
        content: [{ type: 'text', text: writeAnswer(outcome.value, parsed.data.maxCharacters) }],
      };
    },
  };
}

function refuse(failure: Failure): ToolResult {
  const sentence = failureText(failure);
  const text =
    failure.kind === 'sync_running' ? `${sentence} (session_id: ${failure.sessionId})` : sentence;
  return { content: [{ type: 'text', text }], isError: true };
}
