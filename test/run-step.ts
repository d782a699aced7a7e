import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import * as z from 'zod/mini';
import type { Step } from './steps.ts';

export interface StepResult {
  readonly name: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const ROOT = join(import.meta.dirname, '..');

/** Prints what the step says as it says it, or, when others run beside it, at its end: part of the report of test/run.ts. */
export async function runStep(step: Step, isAlone: boolean): Promise<StepResult> {
  if (step.report) rmSync(join(ROOT, step.report), { force: true });
  const startedAt = performance.now();
  if (isAlone) showHeading(step);
  const { isOk, output } = await execute(step, isAlone);
  if (!isAlone) showHeading(step);
  process.stdout.write(output);
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`   ${isOk ? 'passed' : 'FAILED'} after ${seconds.toFixed(1)} s`);
  return { name: step.name, seconds, ...countCases(step, isOk) };
}

function showHeading({ name, command }: Step): void {
  console.log(`\n── ${name}: ${command.join(' ')}`);
}

function execute({ command }: Step, isAlone: boolean): Promise<{ isOk: boolean; output: string }> {
  const [tool, ...args] = command;
  const bin = join(ROOT, 'node_modules/.bin');
  const child = spawn(tool, args, {
    cwd: ROOT,
    // The pinned Node is in the same folder as the tools.
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
    stdio: isAlone ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ isOk: false, output: `${output}${error.message}\n` }));
    child.once('close', (code) => resolve({ isOk: code === 0, output }));
  });
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

type Counts = Pick<StepResult, 'passed' | 'failed' | 'skipped'>;

/** A step that failed has at least one failed case, whatever its report says. */
function countCases({ report }: Step, isOk: boolean): Counts {
  const counts = report ? readReport(join(ROOT, report)) : null;
  if (counts === null) return { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 };
  return isOk ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}

function readReport(file: string): Counts | null {
  if (!existsSync(file)) return null;
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const unit = vitestReport.safeParse(json);
  if (unit.success) {
    const { numPassedTests, numFailedTests, numPendingTests } = unit.data;
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  }
  const { stats } = playwrightReport.parse(json);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  };
}
