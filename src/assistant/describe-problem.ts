import type * as z from 'zod/mini';
import type { Failure } from '#contract/failure.ts';

/** The first thing wrong with a tool's arguments: which one, and what it should have been. */
export function describeProblem(error: z.core.$ZodError, input: unknown): Failure {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    return badInput(issue.keys.join(', '), 'is not an argument of this tool');
  }
  const field = issue?.path[0];
  if (issue === undefined || field === undefined) return badInput('arguments', 'must be an object');
  return badInput(String(field), isMissing(input, field) ? 'is missing' : expectation(issue));
}

function badInput(field: string, problem: string): Failure {
  return { kind: 'bad_input', field, problem };
}

function isMissing(input: unknown, field: PropertyKey): boolean {
  const given = typeof input === 'object' && input !== null ? input : {};
  return Reflect.get(given, field) === undefined;
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be of type ${issue.expected}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.join(', ')}`;
    case 'too_small':
      return issue.origin === 'number' ? `must be at least ${issue.minimum}` : 'must not be empty';
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'number' ? '' : ' long'}`;
    default:
      return 'is not valid';
  }
}
