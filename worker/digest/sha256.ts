import { toHex } from './hex.ts';

const encoder = new TextEncoder();

/** 32 bytes. A text is digested as UTF-8. */
export async function sha256(content: string | BufferSource): Promise<Uint8Array> {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** The same as 64 hexadecimal digits. */
export async function sha256Hex(content: string | BufferSource): Promise<string> {
  return toHex(await sha256(content));
}
