import { SeededRandom } from '../../server/demo-environment/seeded-random.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One change of a file. */
interface Mutation {
  readonly name: string;
  readonly apply: (bytes: Bytes, random: SeededRandom) => Bytes;
}

/** The file with one to four changes, always the same for one seed, and their names. */
export function mutate(
  bytes: Bytes,
  seed: string,
): { readonly bytes: Bytes; readonly how: string } {
  const random = new SeededRandom(seed);
  let mutated: Bytes = bytes.slice();
  const names: string[] = [];
  const changes = random.pickEarly([1, 2, 3, 4]);
  for (let change = 0; change < changes && mutated.length > 0; change += 1) {
    const { name, apply } = random.pick(MUTATIONS);
    mutated = apply(mutated, random);
    names.push(name);
  }
  return { bytes: mutated, how: `${seed}: ${names.join(', ')}` };
}

const PAGE = 4096;
const HEADER = 100;
/** What is at the edge of what its reader expects. */
const NUMBERS = [0, 1, 2, 127, 128, 255, 256, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_ffff];
/** The first bytes of each page say where everything else is. */
const PAGE_HEAD = 16;

const MUTATIONS: readonly Mutation[] = [
  {
    name: 'flip a bit',
    apply: (bytes, random) => {
      const at = place(bytes, random);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.between(0, 7));
      return bytes;
    },
  },
  {
    name: 'set a byte',
    apply: (bytes, random) => {
      bytes[place(bytes, random)] = random.between(0, 255);
      return bytes;
    },
  },
  {
    name: 'set a number in the header',
    apply: (bytes, random) => putNumber(bytes, random.between(16, HEADER - 4), random),
  },
  {
    name: 'set a number in the head of a page',
    apply: (bytes, random) => {
      const page = random.between(0, Math.floor(bytes.length / PAGE)) * PAGE;
      return putNumber(bytes, page + random.between(0, PAGE_HEAD), random);
    },
  },
  {
    name: 'set a number',
    apply: (bytes, random) => putNumber(bytes, place(bytes, random), random),
  },
  {
    name: 'fill a range',
    apply: (bytes, random) => {
      const from = place(bytes, random);
      return bytes.fill(random.pick([0, 0xff, 0x41]), from, from + random.between(1, 200));
    },
  },
  {
    name: 'copy a range',
    apply: (bytes, random) => {
      const from = place(bytes, random);
      const to = place(bytes, random);
      return bytes.copyWithin(to, from, from + random.between(1, 64));
    },
  },
  {
    name: 'copy a page',
    apply: (bytes, random) => {
      const pages = Math.floor(bytes.length / PAGE);
      if (pages < 2) return bytes;
      const from = random.between(0, pages - 1) * PAGE;
      return bytes.copyWithin(random.between(0, pages - 1) * PAGE, from, from + PAGE);
    },
  },
  {
    name: 'cut the end',
    apply: (bytes, random) => bytes.slice(0, random.between(0, bytes.length - 1)),
  },
  {
    name: 'cut whole pages',
    apply: (bytes, random) => {
      const pages = Math.floor(bytes.length / PAGE);
      const left = random.between(0, Math.max(0, pages - 1));
      const shorter = bytes.slice(0, left * PAGE);
      if (shorter.length >= HEADER) new DataView(shorter.buffer).setUint32(28, left);
      return shorter;
    },
  },
  {
    name: 'put something between',
    apply: (bytes, random) => {
      const at = random.between(0, bytes.length);
      const more = new Uint8Array(random.between(1, 32)).fill(random.between(0, 255));
      return new Uint8Array(Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]));
    },
  },
  {
    name: 'change a word',
    apply: (bytes, random) => {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      const at = text.indexOf(random.pick(WORDS), random.between(0, bytes.length - 1));
      if (at >= 0) bytes[at + random.between(0, 4)] = random.between(0, 255);
      return bytes;
    },
  },
];

const WORDS = ['CREATE', 'INTEGER', 'STRICT', 'digest', 'entity/1', 'Blocked', 'true', '@sys', '"'];

/** Most of a small file's pages is empty: somewhere in what is not. */
function place(bytes: Bytes, random: SeededRandom): number {
  let at = random.between(0, bytes.length - 1);
  for (let tries = 0; tries < 20 && bytes[at] === 0; tries += 1) {
    at = random.between(0, bytes.length - 1);
  }
  return at;
}

function putNumber(bytes: Bytes, at: number, random: SeededRandom): Bytes {
  const start = Math.min(Math.max(at, 0), bytes.length - 4);
  if (start < 0) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const number = random.pick(NUMBERS);
  if (random.chance(0.5)) view.setUint32(start, number);
  else view.setUint16(start, number & 0xffff);
  return bytes;
}
