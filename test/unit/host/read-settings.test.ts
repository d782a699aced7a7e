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
