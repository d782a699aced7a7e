import { expect, test } from 'vitest';
import { readSettings } from '../../../server/read-settings.ts';

test('without any variable the host listens on loopback, port 4180', () => {
  expect(readSettings({})).toEqual({
    ok: true,
    value: {
      port: 4180,
      host: '127.0.0.1',
      configFile: null,
      appFolder: null,
      allowDynamics: false,
      publicHosts: [],
    },
  });
});

test('port 0 is allowed: the system chooses one', () => {
  expect(readSettings({ PORT: '0' })).toMatchObject({ ok: true, value: { port: 0 } });
});

test.each(['http', '-1', '65536', '4180.5', '0x50', '1e3'])('PORT %s is refused', (PORT) => {
  expect(readSettings({ PORT })).toMatchObject({
    ok: false,
    failure: { kind: 'bad_input', field: 'PORT' },
  });
});

test.each(['http://localhost', 'a b', 'x/y'])('HOST %s is refused', (HOST) => {
  expect(readSettings({ HOST })).toMatchObject({
    ok: false,
    failure: { kind: 'bad_input', field: 'HOST' },
  });
});

test.each([
  [{ ATLAS_ALLOW_DYNAMICS: '1' }, []],
  [{}, ['--allow-dynamics']],
  [{ ATLAS_ALLOW_DYNAMICS: '0' }, ['--allow-dynamics']],
])('%j with %j lets the relay reach every environment', (variables, args) => {
  expect(readSettings(variables, args)).toMatchObject({ ok: true, value: { allowDynamics: true } });
});

test.each(['yes', 'true', '2'])('ATLAS_ALLOW_DYNAMICS %s is refused', (ATLAS_ALLOW_DYNAMICS) => {
  expect(readSettings({ ATLAS_ALLOW_DYNAMICS })).toMatchObject({
    ok: false,
    failure: { kind: 'bad_input', field: 'ATLAS_ALLOW_DYNAMICS' },
  });
});

test('an argument that nobody knows is refused', () => {
  expect(readSettings({}, ['--allow-dynamic'])).toEqual({
    ok: false,
    failure: {
      kind: 'bad_input',
      field: '--allow-dynamic',
      problem: 'is not an argument: there is only --allow-dynamics',
    },
  });
});

test('public names are a list, whatever their case', () => {
  const settings = readSettings({
    ATLAS_PUBLIC_HOSTS: ' Atlas.Contoso.example, atlas,,[2001:DB8::1] ',
  });
  const publicHosts = ['atlas.contoso.example', 'atlas', '[2001:db8::1]'];
  expect(settings).toMatchObject({ ok: true, value: { publicHosts } });
});

test.each(['https://atlas.example', 'atlas.example:443', 'a b', '*', 'atlas.example/x'])(
  'the public name %s is refused',
  (ATLAS_PUBLIC_HOSTS) => {
    expect(readSettings({ ATLAS_PUBLIC_HOSTS })).toMatchObject({
      ok: false,
      failure: { kind: 'bad_input', field: 'ATLAS_PUBLIC_HOSTS' },
    });
  },
);
