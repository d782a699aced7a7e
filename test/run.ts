/** Everything that proves the product, in the order in which it is quickest to fail. */
import { findBrowser } from './find-browser.ts';
import { runStep, type StepResult } from './run-step.ts';
import { BROWSER_TESTS, BUILD, STATIC_CHECKS, UNIT_TESTS } from './steps.ts';

const results = await runTwoAtATime();
results.push(await runStep(UNIT_TESTS, true));
const build = await runStep(BUILD, true);
results.push(build);
results.push(build.failed === 0 ? await runBrowserTests() : leftOut('the build failed'));
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
  if (typeof browser === 'string') return leftOut(browser);
  console.log(`\nBrowser for the tests: ${browser.path} (${browser.origin}).`);
  process.env.ATLAS_BROWSER = browser.path;
  return runStep(BROWSER_TESTS, true);
}

/** What could not be proved is not passed. */
function leftOut(reason: string): StepResult {
  console.log(`\n── ${BROWSER_TESTS.name}: not run: ${reason}`);
  return { name: BROWSER_TESTS.name, seconds: 0, passed: 0, failed: 1, skipped: 0 };
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
