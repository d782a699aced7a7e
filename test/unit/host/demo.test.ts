import { expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { startDemoEnvironment } from '../../../server/demo-environment/start-demo-environment.ts';
import { startDemoThread } from '../../../server/start-demo-thread.ts';
import { ask, FROM_APP } from './ask.ts';
import { startRelayTo, startTestHost, startUpstream } from './start-test-host.ts';

const MODULES = '/data/SystemNotifications/Microsoft.Dynamics.DataEntities.GetInstalledModules';

const modulesSchema = z.object({ value: z.array(z.string()) });
const dataEntitiesSchema = z.object({
  value: z.array(z.object({ LabelId: z.nullable(z.string()) })),
});

async function readModules(address: string): Promise<readonly string[]> {
  const headers = { ...FROM_APP, 'content-type': 'application/json' };
  const reply = await ask(address + MODULES, { method: 'POST', headers, body: '{}' });
  expect(reply.headers['x-atlas-upstream']).toBe('1');
  return modulesSchema.parse(JSON.parse(reply.text)).value;
}

test('both releases of the demo answer through the relay, each by its own name', async () => {
  const { url } = await startTestHost({ startDemo: startDemoThread });
  const modules = await readModules(`${url}relay/demo.localhost`);
  const nextModules = await readModules(`${url}relay/demo-next.localhost`);
  expect(modules.length).toBeGreaterThan(10);
  expect(nextModules).not.toEqual(modules);
});

test('nobody turns the knobs of a demo that is part of a host', async () => {
  const demo = await startDemoThread(1);
  onTestFinished(() => demo.close());
  for (const path of ['/__demo/knobs', '/__demo/requests', '/__demo/%6bnobs']) {
    expect((await ask(demo.url + path)).status).toBe(404);
  }
  const headers = { 'content-type': 'application/json' };
  const question = { method: 'POST', headers, body: '{"maintenance":true}' };
  expect((await ask(`${demo.url}/__demo/knobs`, question)).status).toBe(405);
  expect((await ask(`${demo.url}/data`)).status).toBe(200);
});

test('the demo is prepared before it is asked for, unless it is switched off', async () => {
  const demoUrl = await startUpstream((_request, response) => response.end());
  const startDemo = vi.fn(async () => ({ url: demoUrl, close: async () => {} }));
  await (await startTestHost({ startDemo })).prepareDemo();
  expect(startDemo.mock.calls).toEqual([[1]]);

  await (await startTestHost({ startDemo, config: { demo: false } })).prepareDemo();
  expect(startDemo).toHaveBeenCalledOnce();
});

test('a demo that cannot start does not keep the host from ending', async () => {
  const host = await startTestHost({ startDemo: () => Promise.reject(new Error('no thread')) });
  await expect(host.prepareDemo()).rejects.toThrow('no thread');
  await host.close();
});

test('the labels of a demo environment come in bulk', async () => {
  const demo = await startDemoEnvironment({ scale: 'small' });
  onTestFinished(() => demo.close());
  const relay = await startRelayTo(demo.url);
  const entities = await ask(`${relay}/metadata/DataEntities`, { headers: FROM_APP });
  const { value } = dataEntitiesSchema.parse(JSON.parse(entities.text));
  const known = new Set(
    value.flatMap(({ LabelId }) => (LabelId?.startsWith('@') ? [LabelId] : [])),
  );
  const ids = [...known].slice(0, 200);

  const body = JSON.stringify({ language: 'en-US', ids: [...ids, '@SYS:NoSuchLabel'] });
  const reply = await ask(`${relay}/labels`, { method: 'POST', headers: FROM_APP, body });
  const lines = reply.text.trim().split('\n');
  expect(lines).toHaveLength(ids.length + 2);
  expect(lines).toContain('{"id":"@SYS:NoSuchLabel","missing":true}');
  expect(lines.filter((line) => line.includes('"text":'))).toHaveLength(ids.length);
  expect(lines.at(-1)).toBe('{"done":true}');
});
