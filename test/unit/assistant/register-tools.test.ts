import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { servedConfigSchema } from '#contract/host-config.ts';
import { succeed } from '#contract/outcome.ts';
import { registerTools } from '../../../src/assistant/register-tools.ts';
import { TOOLS } from '../../../src/assistant/tools.ts';
import { environment, fakeEngine, noAuthorities, noConfig } from './fake-engine.ts';

interface OfferedTool {
  readonly name: string;
  readonly annotations: object;
  execute(input: unknown): Promise<unknown>;
}

const offered: { readonly tool: OfferedTool; readonly signal: AbortSignal }[] = [];
const modelContext = {
  registerTool: (tool: OfferedTool, { signal }: { signal: AbortSignal }) =>
    void offered.push({ tool, signal }),
};
const engine = fakeEngine({ listEnvironments: async () => succeed([environment()]) });
const config = servedConfigSchema.parse({ assistant: { enabled: true } });
const surroundings = { engine, config, authorities: noAuthorities };

beforeEach(() => void vi.stubGlobal('document', { modelContext }));
afterEach(() => {
  offered.length = 0;
  vi.unstubAllGlobals();
});

test('all tools are offered as untrusted texts, and answer, until they are taken back', async () => {
  const takeBack = registerTools(surroundings);
  expect(offered.map(({ tool }) => tool.name)).toEqual(TOOLS.map(({ name }) => name));
  for (const [index, { tool, signal }] of offered.entries()) {
    expect(signal.aborted).toBe(false);
    const readOnlyHint = TOOLS[index]?.isReadOnly;
    expect(tool.annotations).toEqual({ readOnlyHint, untrustedContentHint: true });
  }
  expect(await offered[0]?.tool.execute({})).toMatchObject({
    content: [{ text: expect.stringContaining('"UAT"') }],
  });
  takeBack();
  expect(offered.every(({ signal }) => signal.aborted)).toBe(true);
});

test('nothing is offered where the host does not allow it, and nothing breaks without an assistant', () => {
  registerTools({ ...surroundings, config: noConfig })();
  expect(offered).toEqual([]);
  vi.stubGlobal('document', {});
  registerTools(surroundings)();
  expect(offered).toEqual([]);
});
