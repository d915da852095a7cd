import type { CaseState } from '../../case/state.ts';
import { type Histogram, histogram } from './histogram.ts';

/** What one role did in one stage. */
export interface Work {
  tasks: number;
  minutes: number;
  waited: number;
}

export interface Promised {
  made: number;
  late: number;
}

/** All that is counted while cases are simulated; of one run or of several years together. */
export interface Tally {
  readonly work: Map<string, Map<string, Work>>;
  readonly waits: Map<string, Histogram>;
  /** Work that nobody was there to do, by role and stage. */
  readonly undone: Map<string, Map<string, number>>;
  readonly promises: Map<string, Promised>;
  readonly closures: Map<string, number>;
  readonly openIn: Map<string, number>;
  readonly exceptions: Map<string, number>;
  readonly refusals: Map<string, number>;
  readonly gross: Histogram;
  readonly net: Histogram;
  cases: number;
  cycles: number;
  inTime: number;
  judged: number;
  reopened: number;
  deeds: number;
  events: number;
  years: number;
  attempts: number;
  worked(role: string, stage: string, minutes: number, waitedMinutes: number): void;
  unmanned(role: string, stage: string): void;
  refused(what: string): void;
  /** A case that is looked at no more. */
  settle(state: CaseState, headline: string | undefined): void;
}

const most = 100_000;

const count = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

function within<T>(all: Map<string, T>, name: string, make: () => T): T {
  const known = all.get(name);
  if (known !== undefined) return known;
  const made = make();
  all.set(name, made);
  return made;
}

export function tally(): Tally {
  const self: Tally = {
    work: new Map(),
    waits: new Map(),
    undone: new Map(),
    promises: new Map(),
    closures: new Map(),
    openIn: new Map(),
    exceptions: new Map(),
    refusals: new Map(),
    gross: histogram(0, 1_000),
    net: histogram(0, 1_000),
    cases: 0,
    cycles: 0,
    inTime: 0,
    judged: 0,
    reopened: 0,
    deeds: 0,
    events: 0,
    years: 0,
    attempts: 0,
    worked(role, stage, minutes, waitedMinutes) {
      const row = within(
        within(self.work, role, () => new Map<string, Work>()),
        stage,
        () => ({ tasks: 0, minutes: 0, waited: 0 }),
      );
      row.tasks += 1;
      row.minutes += minutes;
      row.waited += waitedMinutes;
      within(self.waits, role, () => histogram(0, most)).add(waitedMinutes);
    },
    unmanned(role, stage) {
      count(
        within(self.undone, role, () => new Map<string, number>()),
        stage,
      );
    },
    refused: (what) => count(self.refusals, what),
    settle(state, headline) {
      self.cases += 1;
      for (const promise of state.promises) {
        const row = within(self.promises, promise.promise, () => ({ made: 0, late: 0 }));
        row.made += 1;
        if (promise.wasLate) row.late += 1;
      }
      for (const run of state.runs)
        for (const attempt of run.attempts) if (attempt.madeAt !== null) self.attempts += 1;
      for (const exception of state.exceptions) count(self.exceptions, exception.about);
      settleTracks(self, state, headline);
    },
  };
  return self;
}

function settleTracks(self: Tally, state: CaseState, headline: string | undefined): void {
  for (const track of state.tracks) {
    for (const cycle of track.cycles) {
      if (cycle.to === null || cycle.reason === null) continue;
      self.cycles += 1;
      count(self.closures, cycle.reason);
      self.gross.add(cycle.gross ?? 0);
      self.net.add(cycle.net ?? 0);
      if (cycle.inTarget === null) continue;
      self.judged += 1;
      if (cycle.inTarget) self.inTime += 1;
    }
    self.reopened += track.cycles.length - 1;
    if (!track.open) continue;
    const stage = state.items.find((item) => item.trackId === track.id && item.stage !== null)?.stage;
    count(self.openIn, stage ?? 'no stage');
    // Still open and late already: it will never be in time.
    if (
      state.promises.some(
        (row) => row.promise === headline && row.trackId === track.id && row.status === 'late',
      )
    )
      self.judged += 1;
  }
}
