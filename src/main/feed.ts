import { readFile } from 'node:fs/promises';
import { CalendarFault } from '../domain/time/calendar.ts';
import { type HolidayFeed, readFeed } from '../domain/time/holidays.ts';
import type { Refused } from './refused.ts';

/** GOV.UK's feed has some 60 KB. */
const mostBytes = 5_000_000;
const longest = 20_000;

/**
 * A feed of bank holidays from a file or an http(s) address, read and checked. Refused: it cannot be had within 20
 * seconds, is larger than 5 MB, or is not as GOV.UK publishes it, with every place.
 */
export async function holidayFeed(from: string): Promise<HolidayFeed | Refused> {
  const text = /^https?:\/\//.test(from) ? await fetched(from) : await read(from);
  if (typeof text !== 'string') return text;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { refused: `${from} is no JSON: ${(error as Error).message}` };
  }
  try {
    return readFeed(data);
  } catch (error) {
    if (error instanceof CalendarFault)
      return { refused: error.faults.map((fault) => `${from}: ${fault}`).join('\n') };
    throw error;
  }
}

const read = (file: string): Promise<string | Refused> =>
  readFile(file, 'utf8').catch((error: Error) => ({ refused: `cannot read ${file}: ${error.message}` }));

async function fetched(url: string): Promise<string | Refused> {
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(longest),
      headers: { accept: 'application/json' },
    });
    if (!answer.ok) return { refused: `${url} answered ${answer.status}` };
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of answer.body ?? []) {
      size += part.byteLength;
      if (size > mostBytes)
        return { refused: `${url} is larger than 5 MB: that is no feed of bank holidays` };
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } catch (error) {
    const why = error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : String(error);
    return { refused: `cannot fetch ${url}: ${why}` };
  }
}
