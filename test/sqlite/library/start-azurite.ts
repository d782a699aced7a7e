import { createHmac } from 'node:crypto';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

/** The account that Microsoft publishes for its emulator: https://learn.microsoft.com/azure/storage/common/storage-use-azurite */
const ACCOUNT = 'devstoreaccount1';
const KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const SERVICE_VERSION = '2018-11-09';

export interface Azurite {
  /** A container, with a signature for these permissions. */
  folder(permissions: string, container?: Container): string;
  stop(): Promise<void>;
}

const CONTAINERS = ['library', 'terms'] as const;
type Container = (typeof CONTAINERS)[number];

/** Microsoft's emulator of Azure Blob Storage, with empty containers, in memory. */
export async function startAzurite(): Promise<Azurite> {
  const require = createRequire(import.meta.url);
  const program = require.resolve('azurite/dist/src/blob/main.js');
  const args = ['--blobHost', '127.0.0.1', '--blobPort', '0', '--inMemoryPersistence'];
  const emulator = spawn(
    process.execPath,
    [program, ...args, '--skipApiVersionCheck', '--disableTelemetry'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => emulator.once('exit', () => resolve()));
  let address = '';
  for await (const line of createInterface({ input: emulator.stdout })) {
    address = /listens on (http:\S+)/.exec(line)?.[1] ?? '';
    if (address !== '') break;
  }
  if (address === '') throw new Error('The emulator ended before it listened.');
  emulator.stdout.resume();
  const base = `${address}/${ACCOUNT}`;
  for (const container of CONTAINERS) {
    const made = await fetch(`${base}/${container}?restype=container&${signAccount()}`, {
      method: 'PUT',
    });
    if (!made.ok) throw new Error(`No container: ${made.status} ${await made.text()}`);
  }
  return {
    folder: (permissions, container = 'library') =>
      `${base}/${container}?${signContainer(permissions, container)}`,
    stop: () => {
      emulator.kill();
      return ended;
    },
  };
}

/** https://learn.microsoft.com/rest/api/storageservices/create-account-sas */
function signAccount(): string {
  const [permissions, end] = ['c', inAnHour()];
  const lines = [ACCOUNT, permissions, 'b', 'c', '', end, '', '', SERVICE_VERSION, ''];
  const signed = { sp: permissions, ss: 'b', srt: 'c', se: end, sv: SERVICE_VERSION };
  return new URLSearchParams({ ...signed, sig: sign(lines) }).toString();
}

/** https://learn.microsoft.com/rest/api/storageservices/create-service-sas */
function signContainer(permissions: string, container: Container): string {
  const end = inAnHour();
  const resource = `/blob/${ACCOUNT}/${container}`;
  const head = [permissions, '', end, resource, '', '', '', SERVICE_VERSION, 'c'];
  const signed = { sp: permissions, se: end, sv: SERVICE_VERSION, sr: 'c' };
  return new URLSearchParams({ ...signed, sig: sign([...head, ...Array(6).fill('')]) }).toString();
}

function sign(lines: readonly string[]): string {
  return createHmac('sha256', Buffer.from(KEY, 'base64')).update(lines.join('\n')).digest('base64');
}

function inAnHour(): string {
  return `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;
}
