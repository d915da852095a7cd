/** Room in a piece of memory. */
export interface Room {
  readonly ints: Int32Array;
  /** The first number of the room. */
  readonly at: number;
}

/** Numbers of a piece: a megabyte, some sixty calendars of thirty years. */
const pieceLength = 262_144;

let piece = new Int32Array(0);
let taken = 0;

/**
 * Room, all zeros, for so many numbers. What is compiled shares pieces: a processor that goes from calendar to calendar then
 * finds the few objects that stand for them always near. A piece is given back with the last that uses it.
 */
export function memoryFor(length: number): Room {
  if (length > pieceLength) return { ints: new Int32Array(length), at: 0 };
  // Each begins where a line of the processor's memory may begin.
  const whole = 16 * Math.ceil(length / 16);
  if (taken + whole > piece.length) {
    piece = new Int32Array(pieceLength);
    taken = 0;
  }
  const at = taken;
  taken += whole;
  return { ints: piece, at };
}
