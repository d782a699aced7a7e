import { expect, type Page } from '@playwright/test';
import * as z from 'zod/mini';

export const DEMO = 'Demo 10.0.43';
export const NEXT_DEMO = 'Demo 10.0.44';

/** Generous: this tells whether a sync ends, the benchmark how fast. */
export const SYNC_TIMEOUT_MS = 180_000;

const toolResult = z.object({
  content: z.tuple([z.object({ type: z.literal('text'), text: z.string() })]),
  isError: z.optional(z.literal(true)),
});
const sessionStart = z.object({ session_id: z.string() });

/** What one of the page's assistant tools answers: its JSON, or the sentence of a refusal. */
export async function callTool(page: Page, name: string, input: object = {}): Promise<unknown> {
  const { content, isError } = toolResult.parse(await page.webmcp.callTool(name, input));
  return isError ? content[0].text : JSON.parse(content[0].text);
}

/** Opens the app and waits until its tools are there. */
export async function openApp(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect.poll(async () => (await page.webmcp.tools()).length).toBeGreaterThan(0);
}

/** An environment that needs no sign-in. */
export async function addEnvironment(
  page: Page,
  name: string,
  { url, transport = 'relay' }: { readonly url: string; readonly transport?: 'relay' | 'direct' },
): Promise<void> {
  await callTool(page, 'd365fo_add_environment', { name, url, auth: 'none', transport });
}

/** Starts a sync, the recommended one if `strategy` is missing, and gives the id of its session. */
export async function startDemoSync(
  page: Page,
  strategy?: string,
  environment = DEMO,
): Promise<string> {
  const input = { environment, strategy };
  return sessionStart.parse(await callTool(page, 'd365fo_start_sync', input)).session_id;
}

export async function waitForSync(page: Page, session: string): Promise<void> {
  const progress = () => callTool(page, 'd365fo_get_sync_progress', { session_id: session });
  await expect.poll(progress, { timeout: SYNC_TIMEOUT_MS }).toMatchObject({ status: 'completed' });
}

/** On the page of a sync. */
export async function expectCompleted(page: Page): Promise<void> {
  const status = page.getByRole('status').filter({ hasText: 'Completed' });
  await expect(status).toBeVisible({ timeout: SYNC_TIMEOUT_MS });
}

/** All names and facts of an environment, without label texts. */
export async function syncDemo(page: Page, environment = DEMO): Promise<void> {
  await waitForSync(page, await startDemoSync(page, 'full_without_labels', environment));
}
