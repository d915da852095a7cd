import type { Readable } from 'node:stream';

/** All bytes of a stream, or null when they are more than `maxBytes`; then the rest is read and dropped. */
export async function collect(stream: Readable, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes: Buffer = Buffer.from(chunk);
    size += bytes.length;
    if (size <= maxBytes) chunks.push(bytes);
    else chunks.length = 0;
  }
  return size > maxBytes ? null : Buffer.concat(chunks);
}
