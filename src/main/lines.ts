import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Far above any line that means something; beyond it a line is not gathered but given up as too long. */
const longest = 1_000_000;

/**
 * The lines of a stream without their ends, batch by batch as they arrive; the last needs no end.
 * A line of more than a million characters comes as its first million and is cut there.
 */
export async function* lineBatches(input: Readable): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of input) {
    const parts = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = (parts.pop() ?? '').slice(0, longest);
    if (parts.length > 0) yield parts.map((line) => line.replace(/\r$/, ''));
  }
  rest += decoder.end();
  if (rest !== '') yield [rest.replace(/\r$/, '')];
}
