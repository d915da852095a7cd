import { CalendarFault } from '../domain/time/calendar.ts';
import { type HolidayFeed, readFeed } from '../domain/time/holidays.ts';
import type { Refused } from './refused.ts';
import { textOfFile } from './text-file.ts';

/** GOV.UK's feed has some 60 KB. */
const mostMegabytes = 5;
const longest = 20_000;

/**
 * A feed of bank holidays from a file or an http(s) address, read and checked. Refused: it cannot be had within 20
 * seconds, is larger than ${mostMegabytes} MB, or is not as GOV.UK publishes it, with every place.
 */
export async function holidayFeed(from: string): Promise<HolidayFeed | Refused> {
  const text = /^https?:\/\//.test(from) ? await fetched(from) : await textOfFile(from, mostMegabytes);
  if (typeof text !== 'string') return text;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/.exec(String(error)) ?? [];
    const place = line === undefined ? `${from}:` : `${from}:${line}:${column}`;
    return {
      refused: `${place} this is no JSON; name a file as https://www.gov.uk/bank-holidays.json publishes it.`,
    };
  }
  try {
    return readFeed(data);
  } catch (error) {
    if (error instanceof CalendarFault)
      return { refused: error.faults.map((fault) => `${from}: ${fault}`).join('\n') };
    throw error;
  }
}

async function fetched(url: string): Promise<string | Refused> {
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(longest),
      headers: { accept: 'application/json' },
    });
    if (!answer.ok)
      return {
        refused: `${url} cannot be fetched: it answered ${answer.status}. Look at the address in a browser, or give a file.`,
      };
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of answer.body ?? []) {
      size += part.byteLength;
      if (size > mostMegabytes * 1024 * 1024)
        return {
          refused: `${url} is larger than ${mostMegabytes} MB: it can hardly be a feed of bank holidays.`,
        };
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } catch (error) {
    return {
      refused: `${url} cannot be fetched: ${unfetched(error)}. Look at the address in a browser, or give a file.`,
    };
  }
}

function unfetched(error: unknown): string {
  if (!(error instanceof Error)) return 'nobody knows why';
  if (error.name === 'TimeoutError') return `it gave no whole answer in ${longest / 1000} seconds`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no such name is known to this machine';
  if (code === 'ECONNREFUSED') return 'nobody answers there';
  if (/CERT|SSL|TLS|SIGNATURE|ALTNAME/.test(code)) return `its certificate is not trusted here (${code})`;
  return `the connection failed${code === '' ? '' : ` (${code})`}`;
}
