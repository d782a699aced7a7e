import { sha256Hex } from '../digest/sha256.ts';
import { FILE_DOMAIN, fileAddress } from './file-address.ts';

/**
 * An origin for an environment that was opened from a snapshot, made from what it shows: the same catalogue of the same
 * version under the same name is the same environment, however often and in whatever file it comes.
 */
export async function snapshotAddress(shown: {
  readonly name: string | null;
  readonly fingerprint: string;
  readonly digest: string;
}): Promise<string> {
  const text = JSON.stringify([shown.name, shown.fingerprint, shown.digest]);
  const number = (await sha256Hex(text)).slice(0, 10);
  const { hostname } = new URL(fileAddress((shown.name ?? '').slice(0, NAME_LENGTH) || 'unnamed'));
  const words = hostname.slice(0, -FILE_DOMAIN.length).slice(0, LABEL_LENGTH);
  return `https://${words}-${number}.snapshot${FILE_DOMAIN}`;
}

const NAME_LENGTH = 20;
/** A label of a host name has at most 63 letters. */
const LABEL_LENGTH = 48;
