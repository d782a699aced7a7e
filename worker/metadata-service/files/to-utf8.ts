/**
 * The same text in UTF-8. PowerShell and some editors save in UTF-16, which is known by its byte order mark, or by a
 * first character that UTF-8 would not write with a zero.
 */
export async function* toUtf8(
  pieces: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  let decoder: TextDecoder | null = null;
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst) decoder = decoderFor(piece);
    isFirst = false;
    if (decoder === null) yield piece;
    else yield encoder.encode(decoder.decode(piece, { stream: true }));
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield encoder.encode(rest);
}

const encoder = new TextEncoder();

function decoderFor([first, second]: Uint8Array): TextDecoder | null {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  if (second === 0 && first !== 0 && first !== undefined) return new TextDecoder('utf-16le');
  return first === 0 && second !== 0 && second !== undefined ? new TextDecoder('utf-16be') : null;
}
