/** A piece of memory that is filled from its beginning, and given back with the last that uses it. */
export interface Piece {
  readonly ints: Int32Array;
  taken: number;
}

/** Room in a piece of memory. */
export interface Room {
  readonly ints: Int32Array;
  /** The first number of the room. */
  readonly at: number;
}

/** Rooms are whole lines of so many numbers: 64 bytes, the least that a processor fetches. */
export const lineLength = 16;

/** Numbers of a piece: a megabyte, more than a hundred calendars of thirty years. */
export const pieceLength = 262_144;

export const newPiece = (): Piece => ({ ints: new Int32Array(pieceLength), taken: 0 });

/** The numbers of so many whole lines that as many numbers fit in. */
export const wholeLines = (length: number): number => lineLength * Math.ceil(length / lineLength);

/** Room, all zeros, for so many numbers; null: the piece has no more. */
export function roomIn(piece: Piece, length: number): Room | null {
  const at = piece.taken;
  const end = at + wholeLines(length);
  if (end > pieceLength) return null;
  piece.taken = end;
  return { ints: piece.ints, at };
}

let piece = newPiece();

/**
 * Room, all zeros, for so many numbers. What is compiled shares pieces: a processor that goes from calendar to calendar then
 * finds the few objects that stand for them always near.
 */
export function memoryFor(length: number): Room {
  if (length > pieceLength) return { ints: new Int32Array(length), at: 0 };
  const room = roomIn(piece, length);
  if (room !== null) return room;
  piece = newPiece();
  return roomIn(piece, length) as Room;
}
