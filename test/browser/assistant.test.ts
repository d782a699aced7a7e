import { addEnvironment, callTool, DEMO, syncDemo } from './demo-sync.ts';
import { expect } from './fixtures.ts';
import { test } from './small-demo.ts';

test('tools answer from the first second, and take an environment to its catalogue', async ({
  page,
  host,
  demo,
}) => {
  await page.goto(host.url, { waitUntil: 'commit' });
  await expect
    .poll(async () => (await page.webmcp.tools()).map(({ name }) => name))
    .toContain('d365fo_search');
  expect(await callTool(page, 'd365fo_list_environments')).toMatchObject({
    environments: expect.arrayContaining([expect.objectContaining({ name: DEMO })]),
  });
  expect(await callTool(page, 'd365fo_search', { query: 'customer' })).toMatch(/^environment: /);
  // Chromium would take this for a host named uat%20.example.com.
  const blank = { name: 'UAT', url: 'https://uat .example.com', auth: 'none' };
  expect(await callTool(page, 'd365fo_add_environment', blank)).toMatch(/is not an address/);

  await addEnvironment(page, 'UAT', demo);
  await syncDemo(page, 'UAT');

  const result = await page.webmcp.callTool('d365fo_search', { query: 'customer group' });
  expect(JSON.stringify(result).length).toBeLessThan(2500);
  expect(await callTool(page, 'd365fo_search', { query: 'CustomersV3' })).toMatchObject({
    hits: expect.arrayContaining([expect.objectContaining({ name: 'CustomersV3' })]),
  });
  expect(await callTool(page, 'd365fo_get_entity', { name: 'CustomersV3' })).toMatchObject({
    entitySetName: 'CustomersV3',
    fields: expect.arrayContaining([expect.objectContaining({ key: true })]),
    next: expect.any(Number),
  });
  expect(await callTool(page, 'd365fo_get_enumeration', { name: 'NoYes' })).toMatchObject({
    members: [
      { name: 'No', value: 0 },
      { name: 'Yes', value: 1 },
    ],
  });
  expect(await callTool(page, 'd365fo_cache_statistics')).toMatchObject({
    storage: 'opfs',
    environments: [{ environment: 'UAT', catalog: 'complete' }],
  });
  expect(await callTool(page, 'd365fo_get_entity', { name: 'CustomersV99' })).toMatch(
    /no entity named CustomersV99/,
  );
});

test.describe('where the host does not allow it', () => {
  test.use({ hostStart: { config: {} } });

  test('no tool is offered', async ({ page, host }) => {
    await page.goto(host.url);
    // The door is there once the host's settings are.
    await expect(page.getByRole('button', { name: 'Try the demo environment' })).toBeVisible();
    expect(await page.webmcp.tools()).toEqual([]);
  });
});
