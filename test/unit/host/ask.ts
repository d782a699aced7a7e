import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** Sends the address exactly as it is written: no dot segment is resolved, nothing is encoded. */
export async function ask(address: string, question: Question = {}): Promise<Reply> {
  const response = await open(address, question);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: await text(response),
  };
}

/** As `ask`, with the body still to be read. */
export function open(address: string, question: Question = {}): Promise<IncomingMessage> {
  const [, hostname, port, path] = /^http:\/\/([^:/]+):(\d+)(.*)$/s.exec(address) ?? [];
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = question;
    const outgoing = request({ hostname, port, path, method, headers, agent: false });
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** What the app's own requests carry. */
export const FROM_APP = { 'x-atlas-relay': '1' };
