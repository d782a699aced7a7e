import { join } from 'node:path';
import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openConfigFile } from '../../../server/open-config-file.ts';
import { parseHostConfig } from '../../../server/parse-host-config.ts';
import { createFolder } from './start-test-host.ts';

function problemsOf(config: unknown): readonly string[] {
  const parsed = parseHostConfig(JSON.stringify(config));
  return parsed.ok ? [] : parsed.problems;
}

test('an empty file means the defaults', () => {
  expect(parseHostConfig('{}')).toEqual({
    ok: true,
    config: {
      relay: { hosts: [] },
      environments: [],
      auth: { knownAuthorities: [] },
      assistant: { enabled: false },
      demo: true,
    },
  });
});

test('a byte order mark does not disturb', () => {
  expect(parseHostConfig('\uFEFF{"demo":false}')).toMatchObject({ ok: true });
});

test('every problem is told with its place and reason', () => {
  const problems = problemsOf({
    relay: { hosts: ['x.operations.dynamics.com'] },
    environments: [{ name: '', url: 'https://uat.example/path', auth: 'basic' }],
    demos: true,
  });
  expect(problems).toEqual(
    expect.arrayContaining([
      'relay.hosts[0]: must be an http or https address without a path',
      expect.stringMatching(/^environments\[0\]\.name: Too small/),
      'environments[0].url: must be an http or https address without a path',
      expect.stringMatching(/^environments\[0\]\.auth: Invalid option: expected one of/),
      'the file: Unrecognized key: "demos"',
    ]),
  );
  expect(problems).toHaveLength(5);
});

test('where users sign in is an https address', () => {
  const authorities = ['http://login.example/t', 'https://a:b@login.example/t', '', 'https://x?y'];
  for (const authority of authorities) {
    const environments = [{ name: 'UAT', url: 'https://uat.example', authority }];
    const problem =
      'must be the https address of a sign-in service, such as https://login.microsoftonline.com/contoso.com';
    expect(problemsOf({ auth: { authority }, environments })).toEqual(
      expect.arrayContaining([
        `auth.authority: ${problem}`,
        `environments[0].authority: ${problem}`,
      ]),
    );
  }
});

test.each(['a;script-src', 'a,b', '*', '*.operations.dynamics.com', "a'self'", 'a$&', 'a{b}'])(
  'the host %s would say more in a content security policy than a host, and is refused',
  (host) => {
    const url = `https://${host}`;
    const problems = problemsOf({
      relay: { hosts: [url] },
      environments: [{ name: 'UAT', url, authority: url }],
      auth: { authority: url, knownAuthorities: [host] },
      library: { url: `${url}/team` },
      snapshots: { hosts: [url] },
    });
    expect(problems.map((problem) => problem.slice(0, problem.indexOf(':'))).toSorted()).toEqual([
      'auth.authority',
      'auth.knownAuthorities[0]',
      'environments[0].authority',
      'environments[0].url',
      'library.url',
      'relay.hosts[0]',
      'snapshots.hosts[0]',
    ]);
  },
);

test('names of hosts in any alphabet, and addresses by number, are hosts', () => {
  const hosts = [
    'https://münchen.example',
    'http://[::1]:8080',
    'https://10.0.0.7',
    'https://a_b.c',
  ];
  expect(problemsOf({ relay: { hosts } })).toEqual([]);
});

test('what is no JSON is told as such', () => {
  const parsed = parseHostConfig('{ "demo": tru }');
  expect(parsed).toMatchObject({ ok: false });
  expect(parsed.ok ? [] : parsed.problems).toEqual([
    expect.stringMatching(/^the file: it is not JSON \(Unexpected token/),
  ]);
});

test('one relay host cannot be reached in two ways', () => {
  expect(
    problemsOf({ relay: { hosts: ['https://x.example:8080', 'http://X.example:8080'] } }),
  ).toEqual(['relay.hosts[1]: x.example:8080 is already listed as https://x.example:8080']);
  // Said twice, it is still one.
  const hosts = ['https://x.example', 'https://X.example/'];
  expect(parseHostConfig(JSON.stringify({ relay: { hosts } })).ok).toBe(true);
});

test('the same host with different ports is two hosts', () => {
  expect(problemsOf({ relay: { hosts: ['http://x.example:1', 'http://x.example:2'] } })).toEqual(
    [],
  );
});

test('the name of a demo environment is taken as long as there is a demo', () => {
  const relay = { hosts: ['http://demo.localhost'] };
  expect(problemsOf({ relay })).toEqual([
    'relay.hosts[0]: demo.localhost is the name of a demo environment',
  ]);
  expect(problemsOf({ relay, demo: false })).toEqual([]);
});

test('a changed file counts at once', () => {
  const file = join(createFolder(), 'atlas.json');
  writeFileSync(file, '{"demo":true}');
  const opened = openConfigFile(file, () => {});
  writeFileSync(file, '{"demo":false}');
  expect(opened.ok && opened.value()).toMatchObject({ demo: false });
});

test('a file that became invalid is told once and changes nothing', () => {
  const file = join(createFolder(), 'atlas.json');
  const warnings: string[] = [];
  writeFileSync(file, '{"demo":false}');
  const opened = openConfigFile(file, (sentence) => warnings.push(sentence));
  if (!opened.ok) throw new Error('the first file is valid');

  writeFileSync(file, '{"demo":"no"}');
  expect(opened.value()).toMatchObject({ demo: false });
  expect(opened.value()).toMatchObject({ demo: false });
  expect(warnings).toEqual([
    expect.stringContaining(`${file} is not a valid configuration: demo:`),
  ]);

  rmSync(file);
  expect(opened.value()).toMatchObject({ demo: false });
  expect(warnings).toHaveLength(2);
});

test('a file that does not exist is a failure with its path', () => {
  const file = join(createFolder(), 'missing.json');
  expect(openConfigFile(file, () => {})).toMatchObject({
    ok: false,
    failure: { kind: 'bad_config', place: file },
  });
});
