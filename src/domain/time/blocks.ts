import { lineLength, newPiece, pieceLength, roomIn, wholeLines } from './memory.ts';

/** The blocks of a calendar's different weeks. */
export interface Blocks {
  readonly ints: Int32Array;
  /** Where each stands, in the order given: so many times `unit`. */
  readonly places: readonly number[];
  readonly unit: number;
}

/** Blocks by what they say; places in this piece are numbers of lines, below 2 ** 14. */
let shared = { piece: newPiece(), known: new Map<string, number>() };

/**
 * Where the blocks of these weeks stand, each under a text that says all it does. Most calendars have the same few weeks: they
 * share their blocks, so that the weeks that are asked for most are always near the processor. Calendars whose weeks fill
 * more than a piece keep their own.
 */
export function blocksFor(weeks: ReadonlyMap<string, Int32Array>): Blocks {
  let length = 0;
  let missing = 0;
  for (const [words, block] of weeks) {
    length += wholeLines(block.length);
    if (!shared.known.has(words)) missing += wholeLines(block.length);
  }
  if (length > pieceLength) return ownBlocks([...weeks.values()]);
  // What has been given out stays where it is, as long as a calendar uses it.
  if (shared.piece.taken + missing > pieceLength) shared = { piece: newPiece(), known: new Map() };
  const places = [...weeks].map(([words, block]) => shared.known.get(words) ?? share(words, block));
  return { ints: shared.piece.ints, places, unit: lineLength };
}

function share(words: string, block: Int32Array): number {
  const room = roomIn(shared.piece, block.length);
  if (room === null) throw new Error('a piece of memory has less room than was counted');
  room.ints.set(block, room.at);
  const place = room.at / lineLength;
  shared.known.set(words, place);
  return place;
}

function ownBlocks(blocks: readonly Int32Array[]): Blocks {
  const unit = Math.max(...blocks.map((block) => block.length));
  const ints = new Int32Array(unit * blocks.length);
  for (const [n, block] of blocks.entries()) ints.set(block, n * unit);
  return { ints, places: [...blocks.keys()], unit };
}
