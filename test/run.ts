/**
 * Everything that proves the product, in the order in which it is quickest to fail. What it prints is its report, for the
 * person or the CI that started it.
 */
import { findBrowser } from './find-browser.ts';
import { findFirefox } from './find-firefox.ts';
import { runStep, type StepResult } from './run-step.ts';
import {
  BROWSER_TESTS,
  BUILD,
  FIREFOX_TESTS,
  STATIC_CHECKS,
  UNIT_TESTS,
  type Step,
} from './steps.ts';

const results = await runTwoAtATime();
results.push(await runStep(UNIT_TESTS, true));
const build = await runStep(BUILD, true);
results.push(build);
if (build.failed === 0) results.push(await runBrowserTests(), await runFirefoxTests());
else results.push(unproved(BROWSER_TESTS, 'the build failed'));
showSummary();

async function runTwoAtATime(): Promise<StepResult[]> {
  const waiting = [...STATIC_CHECKS];
  const done: StepResult[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      done.push(await runStep(step, false));
    }
  };
  await Promise.all([work(), work()]);
  return done;
}

async function runBrowserTests(): Promise<StepResult> {
  const browser = findBrowser();
  if (typeof browser === 'string') return unproved(BROWSER_TESTS, browser);
  console.log(`\nBrowser for the tests: ${browser.path} (${browser.origin}).`);
  process.env.ATLAS_BROWSER = browser.path;
  return runStep(BROWSER_TESTS, true);
}

/** Where there is none, its tests are skipped: Firefox is proved on the machines that have it. */
async function runFirefoxTests(): Promise<StepResult> {
  const firefox = findFirefox();
  if (typeof firefox === 'string') {
    return { ...unproved(FIREFOX_TESTS, firefox), failed: 0, skipped: 1 };
  }
  console.log(`\nFirefox for the tests: ${firefox.path}.`);
  return runStep(FIREFOX_TESTS, true);
}

/** What could not be proved is not passed. */
function unproved({ name }: Step, reason: string): StepResult {
  console.log(`\n── ${name}: not run: ${reason}`);
  return { name, seconds: 0, passed: 0, failed: 1, skipped: 0 };
}

function showSummary(): void {
  console.log('\n── Summary');
  for (const { name, seconds, passed, failed, skipped } of results) {
    const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    const verdict = failed === 0 ? 'ok    ' : 'FAILED';
    console.log(`   ${verdict} ${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s   ${counts}`);
  }
  const total = (key: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[key], 0);
  const failed = total('failed');
  console.log(`\n${total('passed')} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
