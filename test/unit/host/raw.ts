import { connect, createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import { listen } from '../../listen.ts';

/** Sends exactly these bytes and gives all that comes back until the host closes the connection. */
export async function sendRaw(origin: string, text: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port) });
  onTestFinished(() => void socket.destroy());
  let answer = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => (answer += chunk));
  socket.on('error', () => {}); // a reset is a way to close
  socket.write(text, 'latin1');
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}

/** A server that answers everything with exactly these bytes, and ends with the test. */
export async function startRawUpstream(answer: string | Buffer): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(answer));
  });
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${await listen(server)}`;
}
