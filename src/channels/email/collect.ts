import type { Readable } from 'node:stream';

/** Room for the messages that are being received at one time, shared by all connections. */
export interface Room {
  /** False when there is none left. */
  readonly take: (bytes: number) => boolean;
  readonly give: (bytes: number) => void;
}

/** So many bytes of room. */
export function room(bytes: number): Room {
  let left = bytes;
  return {
    take: (wanted) => {
      if (wanted > left) return false;
      left -= wanted;
      return true;
    },
    give: (back) => {
      left += back;
    },
  };
}

/**
 * All bytes of a stream; `too large` when they are more than `maxBytes`, `no room` when the shared room is used up:
 * then the rest is read and dropped. Room taken for the bytes is given back by the caller, once it is done with them.
 */
export async function collect(
  stream: Readable,
  maxBytes: number,
  shared: Room,
): Promise<Buffer | 'too large' | 'no room'> {
  const chunks: Buffer[] = [];
  let size = 0;
  let held = 0;
  let refused: 'too large' | 'no room' | null = null;
  const refuse = (why: 'too large' | 'no room') => {
    refused ??= why;
    chunks.length = 0;
    shared.give(held);
    held = 0;
  };
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > maxBytes) refuse('too large');
      else if (refused === null && !shared.take(bytes.length)) refuse('no room');
      if (refused !== null) continue;
      held += bytes.length;
      chunks.push(bytes);
    }
  } catch (error) {
    shared.give(held);
    throw error;
  }
  return refused ?? Buffer.concat(chunks);
}
