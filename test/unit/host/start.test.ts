import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../listen.ts';
import { ask, FROM_APP, open } from './ask.ts';
import { createAppFolder, createFolder, startUpstream } from './start-test-host.ts';

const MAIN = join(import.meta.dirname, '../../../server/main.ts');

interface StartedProgram {
  readonly process: ChildProcess;
  /** All that was printed so far. */
  output(): { readonly out: string; readonly err: string };
  /** The exit code, once everything is printed. */
  readonly ended: Promise<number | null>;
}

/** `node server/main.ts` with a built app. */
function start(
  variables: Readonly<Record<string, string>> = {},
  [command, ...args]: readonly [string, ...string[]] = [process.execPath, MAIN],
): StartedProgram {
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, PORT: '0', ATLAS_APP_FOLDER: createAppFolder(), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const ended = once(child, 'close').then(([code]) => code);
  return { process: child, output: () => ({ out, err }), ended };
}

async function readyUrl({ process: child, output, ended }: StartedProgram): Promise<string> {
  while (!output().out.includes('\n')) {
    await Promise.race([child.stdout && once(child.stdout, 'data'), ended]);
    if (child.exitCode !== null) throw new Error(output().err);
  }
  const line = /^F&O Atlas is ready at (http:\/\/localhost:\d+\/)\n$/.exec(output().out);
  if (line?.[1] === undefined) throw new Error(`unexpected: ${output().out}`);
  return line[1].replace('localhost', '127.0.0.1');
}

test('the host says that it is ready when it answers, and ends when told to', async () => {
  const program = start();
  const url = await readyUrl(program);
  expect((await ask(url)).status).toBe(200);
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(program.output().err).toBe('');
});

test.skipIf(process.platform === 'win32')(
  'the host ends with the shell in which npm has started it',
  async () => {
    const shell = ['sh', '-c', '"$0" "$1"; exit', process.execPath, MAIN] as const;
    const program = start({ npm_lifecycle_event: 'start' }, shell);
    const url = await readyUrl(program);
    program.process.kill('SIGKILL');
    // Its output stays open as long as the host in the shell lives.
    await program.ended;
    await expect(ask(url)).rejects.toThrow('ECONNREFUSED');
  },
);

test('--allow-dynamics reaches the relay', async () => {
  const program = start({}, [process.execPath, MAIN, '--allow-dynamics']);
  // A route that is refused after the host, so that nothing leaves this computer.
  const address = `${await readyUrl(program)}relay/contoso.operations.dynamics.com/data/Users`;
  const reply = await ask(address, { headers: FROM_APP });
  expect(JSON.parse(reply.text)).toMatchObject({ failure: { kind: 'bad_input', field: 'path' } });
});

test('an open stream does not keep the host from ending', async () => {
  const upstream = await startUpstream((_request, response) => response.write('first'));
  const file = join(createFolder(), 'atlas.json');
  writeFileSync(file, JSON.stringify({ relay: { hosts: [upstream] } }));
  const program = start({ ATLAS_CONFIG: file });
  const url = await readyUrl(program);
  const address = `${url}relay/${new URL(upstream).host}/data`;
  const response = await open(address, { headers: FROM_APP });
  response.on('error', () => {});
  program.process.kill('SIGINT');
  expect(await program.ended).toBe(0);
});

test('no token, body or address is ever printed', async () => {
  const upstream = await startUpstream((request, response) => {
    if (request.url === '/data') response.destroy();
    else response.writeHead(501).end('secret-answer');
  });
  const file = join(createFolder(), 'atlas.json');
  writeFileSync(file, JSON.stringify({ relay: { hosts: [upstream] } }));
  const program = start({ ATLAS_CONFIG: file });
  const relay = `${await readyUrl(program)}relay/${new URL(upstream).host}`;
  const headers = { ...FROM_APP, authorization: 'Bearer secret-token' };
  await ask(`${relay}/data`, { headers });
  await ask(`${relay}/metadata/secret-name`, { headers });
  await ask(`${relay}/secret-path`, { headers });
  const body = '{"language":"en-US","ids":["secret-id"]}';
  await ask(`${relay}/labels`, { method: 'POST', headers, body });
  program.process.kill('SIGTERM');
  await program.ended;
  const { out, err } = program.output();
  expect(out.split('\n')).toHaveLength(2);
  expect(err).toBe('');
});

async function takenPort(): Promise<number> {
  const server = createServer();
  onTestFinished(() => void server.close());
  return listen(server);
}

test('a port in use is told in one sentence', async () => {
  const port = await takenPort();
  const program = start({ PORT: String(port) });
  expect(await program.ended).toBe(1);
  expect(program.output()).toEqual({
    out: '',
    err: `Port ${port} is in use by another program: stop it, or set PORT to another number.\n`,
  });
});

test.each([
  [{ PORT: 'http' }, /^PORT: "http" is not a port/],
  [{ HOST: 'http://x' }, /^HOST: "http:\/\/x" is not a host name/],
  [{ HOST: '192.0.2.1' }, /^HOST: "192.0.2.1" is not an address of this computer\.$/],
  [{ ATLAS_CONFIG: '/no/such/file.json' }, /^\/no\/such\/file\.json cannot be read \(ENOENT/],
])('%j is told in one sentence', async (variables, sentence) => {
  const program = start(variables);
  expect(await program.ended).toBe(1);
  const { out, err } = program.output();
  expect(out).toBe('');
  expect(err.trimEnd().split('\n')).toEqual([expect.stringMatching(sentence)]);
});

test('an invalid configuration is told with file, place and reason', async () => {
  const file = join(createFolder(), 'atlas.json');
  writeFileSync(file, '{ "relay": { "hosts": ["uat"] }, "demo": 1 }');
  const program = start({ ATLAS_CONFIG: file });
  expect(await program.ended).toBe(1);
  expect(program.output().err).toBe(
    `${file} is not a valid configuration: relay.hosts[0]: must be an http or https address without a path; ` +
      'demo: Invalid input: expected boolean, received number.\n',
  );
});
