// A PNG with words in it: chunks of the type tEXt behind its head, which every reader of PNG knows or leaves.

const SIGNATURE_AND_HEAD = 33;

/** `words` are by the keywords of the PNG specification (Source, Creation Time, …); Latin-1 alone. */
export function inscribed(png: Blob, words: Readonly<Record<string, string>>): Blob {
  const chunks = Object.entries(words).map(([key, value]) => chunk(`tEXt${key}\0${value}`));
  return new Blob([png.slice(0, SIGNATURE_AND_HEAD), ...chunks, png.slice(SIGNATURE_AND_HEAD)], { type: png.type });
}

function chunk(content: string): Uint8Array<ArrayBuffer> {
  const body = Uint8Array.from(content, (one) => one.charCodeAt(0));
  const made = new Uint8Array(body.length + 8);
  const numbers = new DataView(made.buffer);
  numbers.setUint32(0, body.length - 4); // without its type
  made.set(body, 4);
  numbers.setUint32(body.length + 4, checksum(body));
  return made;
}

/** CRC-32, as PNG and zip have it. */
function checksum(bytes: Uint8Array): number {
  let sum = ~0;
  for (const one of bytes) {
    sum ^= one;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
