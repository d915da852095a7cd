import type { Agenda } from '../../agenda.ts';
import type { Rules } from '../../case/rules.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { Instant } from '../../time/types.ts';
import type { Standard } from '../standard.ts';
import type { Diary } from './diary.ts';
import type { Life } from './life.ts';
import type { Scenario } from './scenario.ts';
import type { Staff } from './staff.ts';
import type { Tally } from './tally.ts';
import type { Ways } from './ways.ts';

/** A standard that is simulated, with the calendar it counts in. */
export interface Simulated {
  readonly standard: Standard;
  readonly standardId: string;
  readonly calendar: Calendar;
  readonly calendarId: string;
  readonly rules: Rules;
  readonly ways: Ways;
}

/** One year at one desk. */
export interface World extends Simulated {
  readonly scenario: Scenario;
  readonly staff: Staff;
  readonly diary: Diary;
  readonly tally: Tally;
  /** Cases that wait for what all share, each by when. */
  readonly agenda: Agenda<Life>;
  /** So long cases are followed. */
  readonly until: Instant;
}
