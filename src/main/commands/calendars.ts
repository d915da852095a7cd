import { parseArgs } from 'node:util';
import { zoneOf } from '../../app/organisation-face.ts';
import { type CalendarChange, feedChange, newestEditions } from '../../app/rules-change/calendar.ts';
import { carryOutChange } from '../../app/rules-change/carry-out.ts';
import { previewChange } from '../../app/rules-change/preview.ts';
import { type Beside, besideDesk } from '../beside.ts';
import { type Command, exit, type Io } from '../command.ts';
import { readConfig } from '../config.ts';
import { holidayFeed } from '../feed.ts';
import { isRefused } from '../refused.ts';
import { confirmed, counting, previewData, tellDone, tellPreview } from '../told-change.ts';

const options = {
  yes: { type: 'boolean', default: false },
  'put-off': { type: 'string' },
  organisation: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export const command: Command = {
  name: 'calendars',
  summary: 'Takes in newer bank holidays: shows what changes and which promises move, and does so when told.',
  usage: `
kept calendars update FILE|URL [--yes] [--put-off REASON] [--organisation MAIL-ADDRESS] [--json]

Reads a feed of bank holidays in the shape of https://www.gov.uk/bank-holidays.json, shows which days change in which
calendar and which open promises move, and does nothing until it is confirmed: by yes on a terminal, or by --yes.
Then each calendar gets a new edition, and every open case follows it, as events that keep the date before.
A date that a customer was told never falls later by this: it stays; with --put-off it is put off for that reason, which
stands on the case and in the letter that the customer gets. Run again it finds nothing to do.
The desk may run meanwhile. --json prints {"days", "preview", "done"}; "done" is null where nothing was changed.
Exit codes: 0 done, or nothing to do; 1 refused, or not confirmed; 2 asked wrongly, or a setting is wrong.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [does, from, ...more] = positionals;
    if (does !== 'update' || from === undefined || more.length > 0) {
      io.err('kept calendars: say: kept calendars update FILE|URL.');
      return exit.usage;
    }
    const config = readConfig(io.environment);
    if ('faults' in config) {
      for (const fault of config.faults) io.err(fault);
      return exit.usage;
    }
    const feed = await holidayFeed(from);
    if ('refused' in feed) {
      io.err(feed.refused);
      return exit.refused;
    }
    const beside = await besideDesk(config, values.organisation ?? null, io.err);
    if (isRefused(beside)) {
      io.err(beside.refused);
      return exit.refused;
    }
    try {
      const fed = await feedChange(beside.ground, beside.organisation, feed);
      // A change that was interrupted has published its editions already: then open cases follow those.
      const found = 'nothing' in fed ? await newestEditions(beside.ground, beside.organisation) : fed;
      return await update(beside, found, values, io);
    } finally {
      await beside.done();
    }
  },
};

const nothing = 'Nothing to do: every calendar has these holidays already, and every open case counts by it.';

interface Asked {
  readonly yes: boolean;
  readonly json: boolean;
  readonly 'put-off'?: string | undefined;
}

async function update(
  { ground, organisation }: Beside,
  found: CalendarChange,
  asked: Asked,
  io: Io,
): Promise<number> {
  const say = asked.json ? io.err : io.out;
  if (!asked.json) tellDays(found, say);
  const preview = await previewChange(ground, organisation, found.change, counting('looked at'));
  if (found.days.length === 0 && preview.following === 0) {
    io.out(asked.json ? JSON.stringify({ days: [], preview: null, done: null }) : nothing);
    return exit.done;
  }
  if (!asked.json)
    tellPreview(preview, await zoneOf(ground, organisation), asked['put-off'] !== undefined, say);
  const agreed = asked.yes || (await confirmed('Take these bank holidays in?', io.input, io));
  const putOff = asked['put-off'];
  const done = agreed
    ? await carryOutChange(ground, organisation, found.change, {
        by: { kind: 'desk' },
        later: putOff === undefined ? 'stays' : { putOffBecause: putOff },
        progress: counting('done'),
      })
    : null;
  if (done !== null && 'refused' in done) {
    io.err(done.refused);
    return exit.refused;
  }
  if (asked.json) io.out(JSON.stringify({ days: found.days, preview: previewData(preview), done }));
  else if (done !== null) tellDone(done, io.out);
  return done === null ? exit.refused : exit.done;
}

function tellDays({ days: calendars }: CalendarChange, say: (line: string) => void): void {
  for (const { calendar, days, lastYear } of calendars) {
    say(`${calendar}${lastYear === null ? '' : `, now published to the end of ${lastYear}`}`);
    for (const { date, name, change } of days) say(`  ${date} ${change}${name === '' ? '' : ` (${name})`}`);
  }
}
