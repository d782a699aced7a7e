import {
  startDemoEnvironment,
  type DemoEnvironment,
} from '../../server/demo-environment/start-demo-environment.ts';
import type { Page } from '@playwright/test';
import { addEnvironment, openApp, syncDemo } from './demo-sync.ts';
import { test as base } from './fixtures.ts';

/** With a small environment of its own for every test, which the relay of its host reaches. */
export const test = base.extend<{ readonly demo: DemoEnvironment }>({
  demo: async ({}, use) => {
    const demo = await startDemoEnvironment({ scale: 'small' });
    await use(demo);
    await demo.close();
  },
  hostStart: async ({ demo }, use) => {
    await use({ config: { assistant: { enabled: true }, relay: { hosts: [demo.url] } } });
  },
});

/** The app with that environment, as `UAT`, and all that it tells but label texts. */
export async function openSynced(page: Page, url: string, demo: DemoEnvironment): Promise<void> {
  await openApp(page, url);
  await addEnvironment(page, 'UAT', demo);
  await syncDemo(page, 'UAT');
}

/** Heard of every label without a text: the small environment uses one. */
export const UNKNOWN_LABEL = /404 \(Not Found\) \(.*\/metadata\/Labels\(/;
