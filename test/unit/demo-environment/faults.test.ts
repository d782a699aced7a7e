import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDemoEnvironment } from '../../../server/demo-environment/start-demo-environment.ts';
import type { DemoEnvironment } from '../../../server/demo-environment/start-demo-environment.ts';

const ENUM = "/metadata/PublicEnumerations('NoYes')";
let demo: DemoEnvironment;

beforeEach(async () => {
  demo = await startDemoEnvironment({ scale: 'small', verifyToken: (token) => token === 'good' });
});
afterEach(() => demo.close());

describe('refusals', () => {
  test('without a good token there is a challenge, a redirect or a login page', async () => {
    demo.setKnobs({ auth: 'bearer' });
    const challenged = await get(ENUM, { headers: { authorization: 'Bearer bad' } });
    expect(challenged.status).toBe(401);
    expect(challenged.headers.get('www-authenticate')).toMatch(/^Bearer /);
    demo.setKnobs({ refusal: 'redirect' });
    const redirected = await get(ENUM, { redirect: 'manual' });
    expect(redirected.status).toBe(302);
    expect(redirected.headers.get('location')).toMatch(/^https:\/\/login\.microsoftonline\.com\//);
    demo.setKnobs({ refusal: 'page' });
    const shown = await get(ENUM);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect((await get(ENUM, { headers: { authorization: 'Bearer good' } })).status).toBe(200);
  });

  test('with cookie sign-in a browser session reads what a token would', async () => {
    demo.setKnobs({ auth: 'cookie' });
    expect((await get(ENUM)).status).toBe(401);
    expect((await get('/')).status).toBe(401);
    const signedIn = await get('/__demo/sign-in', { redirect: 'manual' });
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([302, '/']);
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await get(ENUM, { headers: { cookie } })).status).toBe(200);
    expect(await (await get('/', { headers: { cookie } })).text()).toContain('<h1>Finance');
  });

  test('a user whom the environment does not know reads /data but not /metadata', async () => {
    demo.setKnobs({ userMapped: false });
    expect((await get('/data/$metadata')).status).toBe(200);
    expect((await get('/metadata/PublicEntities')).status).toBe(403);
  });

  test('no CORS header is sent and a preflight is refused, unless CORS is on', async () => {
    const preflight = () => get(ENUM, { method: 'OPTIONS', headers: { origin: 'http://a.test' } });
    expect((await preflight()).status).toBe(401);
    expect((await get(ENUM)).headers.get('access-control-allow-origin')).toBeNull();
    demo.setKnobs({ cors: true });
    expect((await preflight()).status).toBe(204);
    const { headers } = await get(ENUM);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toContain('Retry-After');
  });

  test('the next two requests for labels are refused, and nothing else', async () => {
    demo.setKnobs({ rejections: [{ path: 'Labels\\(', status: 503, times: 2 }] });
    const label = "/metadata/Labels(Id='@SYS13342',Language='de')";
    const statuses = [await get(label), await get(ENUM), await get(label), await get(label)];
    expect(statuses.map(({ status }) => status)).toEqual([503, 200, 503, 200]);
  });

  test('an interruption meets the requests that it is aimed at, after those that it lets pass', async () => {
    demo.setKnobs({ interruptions: [{ path: 'NoYes', after: 1, times: 1, how: 'page' }] });
    const types = [await get(ENUM), await get(ENUM), await get(ENUM)].map(
      (response) => response.headers.get('content-type')?.split(';')[0],
    );
    expect(types).toEqual(['application/json', 'text/html', 'application/json']);
  });

  test.each(['reset', 'cut'] as const)('a connection that is %s breaks', async (how) => {
    demo.setKnobs({ interruptions: [{ path: 'NoYes', times: 1, how, atBytes: 20 }] });
    await expect(get(ENUM).then((response) => response.text())).rejects.toThrow();
    expect((await get(ENUM)).status).toBe(200);
  });

  test('maintenance is a 503 page, an ended session a 200 page', async () => {
    demo.setKnobs({ maintenance: true });
    const closed = await get(ENUM);
    expect([closed.status, closed.headers.get('content-type')]).toEqual([
      503,
      'text/html; charset=utf-8',
    ]);
    demo.setKnobs({ maintenance: false, htmlLogin: true });
    expect(await (await get(ENUM)).text()).toContain('Sign in');
  });
});

describe.each([true, false])('broken bodies, compressed: %s', (gzip) => {
  beforeEach(() => demo.setKnobs({ gzip }));

  test('a connection breaks after so many bytes', async () => {
    demo.setKnobs({ dropAtBytes: { publicEntities: 300_000 } });
    const { length, error } = await readAll('/metadata/PublicEntities');
    expect(error).toBeInstanceOf(TypeError);
    // A reader that decompresses loses what was not yet decompressed when the connection broke.
    if (gzip) expect(length).toBeLessThanOrEqual(300_000);
    else expect(length).toBe(300_000);
  });

  test('a body ends in its middle as if it were whole', async () => {
    demo.setKnobs({ truncateAtBytes: { publicEntities: 300_000 } });
    expect(await readAll('/metadata/PublicEntities')).toEqual({ length: 300_000, error: null });
  });

  test('a body is no JSON from its middle on', async () => {
    demo.setKnobs({ invalidJson: ['publicEntities'] });
    const text = await (await get('/metadata/PublicEntities')).text();
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(text).toContain('"CustomerV3"');
  });

  test('a body stops and nothing more comes', async () => {
    demo.setKnobs({ hangAtBytes: { publicEntities: 100_000 } });
    const stop = new AbortController();
    const response = await get('/metadata/PublicEntities', { signal: stop.signal });
    const reader = response.body?.getReader();
    let length = 0;
    while (length < 100_000) length += (await reader?.read())?.value?.length ?? 0;
    expect(length).toBe(100_000);
    const next = reader?.read();
    stop.abort();
    await expect(next).rejects.toThrow('aborted');
  });
});

test.each([
  ['hangs', { hang: ['publicEnumeration'] }],
  ['is answered late', { latencyMs: { publicEnumeration: 600_000 } }],
] as const)('a request that %s can be given up', async (_, knobs) => {
  demo.setKnobs(knobs);
  const stop = new AbortController();
  const hanging = get(ENUM, { signal: stop.signal });
  while (demo.requests.read().counts.publicEnumeration < 1) await get('/data');
  stop.abort();
  await expect(hanging).rejects.toThrow();
});

test('other elements are switched on although the modules are the same', async () => {
  const before = demo.catalogue;
  demo.setKnobs({ configurationFlip: true });
  expect(demo.catalogue.modules).toEqual(before.modules);
  const different = demo.catalogue.publicEntities.filter(
    (entity, i) => entity.ConfigurationEnabled !== before.publicEntities[i]?.ConfigurationEnabled,
  );
  expect(different.length).toBeGreaterThan(0);
  const served = await (await get('/metadata/PublicEntities')).json();
  expect(served.value).toEqual(demo.catalogue.publicEntities);
});

describe('control over HTTP', () => {
  test('knobs are read and changed', async () => {
    const changed = await postKnobs({ unknownLabel: 'empty', modulesAction: 404 });
    expect((await changed.json()).unknownLabel).toBe('empty');
    expect(demo.knobs.unknownLabel).toBe('empty');
    expect((await (await get('/__demo/knobs')).json()).unknownLabel).toBe('empty');
  });

  test('a knob that does not exist or has the wrong type changes nothing', async () => {
    expect((await postKnobs({ colour: 'red' })).status).toBe(400);
    expect((await postKnobs({ gzip: 'yes', cors: true })).status).toBe(400);
    expect((await postKnobs({ modulesAction: 500, cors: true })).status).toBe(400);
    expect((await postKnobs({ release: 3, cors: true })).status).toBe(400);
    expect(demo.knobs.cors).toBe(false);
  });

  test('a page of another origin cannot turn them', async () => {
    const body = JSON.stringify({ cors: true });
    expect((await get('/__demo/knobs', { method: 'POST', body })).status).toBe(400);
    expect(demo.knobs.cors).toBe(false);
  });

  test('nothing else is controlled', async () => {
    expect((await get('/__demo/knob')).status).toBe(404);
    expect((await get('/__demo/knobs', { method: 'DELETE' })).status).toBe(404);
  });

  test('requests are counted by endpoint, and forgotten on demand', async () => {
    await get(ENUM);
    await get('/metadata/Labels');
    const { counts, total } = await (await get('/__demo/requests')).json();
    expect([counts.publicEnumeration, counts.labelCollection, total]).toEqual([1, 1, 2]);
    await get('/__demo/requests', { method: 'DELETE' });
    expect(demo.requests.read().total).toBe(0);
  });
});

const sample = process.env['ATLAS_SAMPLE_DIR'];
test.skipIf(sample === undefined)(
  'saved answers are served as they were saved (needs ATLAS_SAMPLE_DIR)',
  async () => {
    const saved = await startDemoEnvironment({ source: { directory: sample ?? '' } });
    const response = await fetch(`${saved.url}/metadata/PublicEntities('CustomerV3')`);
    const label = await fetch(`${saved.url}/metadata/Labels(Id='@SYS13342',Language='en-US')`);
    const served = [(await response.json()).Name, (await label.json()).Value];
    await saved.close();
    expect(served).toEqual(['CustomerV3', 'Company']);
  },
);

function get(path: string, init?: RequestInit): Promise<Response> {
  return fetch(demo.url + path, init);
}

function postKnobs(change: object): Promise<Response> {
  return get('/__demo/knobs', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
}

async function readAll(path: string): Promise<{ length: number; error: unknown }> {
  const reader = (await get(path)).body?.getReader();
  let length = 0;
  try {
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      length += part.value.length;
    }
  } catch (error) {
    return { length, error };
  }
  return { length, error: null };
}
