import { currentCycle } from './closing.ts';
import type { Command } from './command.ts';
import { calendarOf, causedBy, type Draft, emit, trackOf } from './draft.ts';
import { clockOf } from './promises.ts';
import { raise } from './raise.ts';
import { planOf } from './run.ts';
import type { Run } from './state.ts';

/**
 * Takes events back. A closure by silence that a person takes back is not made again at the next moment: it is held
 * for as long as its wait was, and that person says what happens next.
 */
export function retract(draft: Draft, data: Extract<Command, { do: 'retract' }>['data']): null {
  const runs = closedBySilence(draft, data.events);
  const retracted = emit(draft, 'retracted', data);
  causedBy(draft, retracted, () => {
    for (const run of runs) {
      const track = trackOf(draft.state, run.trackId);
      const { limit } = planOf(draft, run).wait;
      const again = clockOf(calendarOf(draft.rules, track), track.calendar, limit, draft.command.at);
      emit(
        draft,
        'closure held',
        { runId: run.id, because: 'a person took the closure back', lookAgainAt: again.lateFrom },
        track.id,
      );
      raise(draft, track.id, 'You took back a closure by silence: say what happens next');
    }
  });
  return null;
}

/** The runs whose silence made a closure that is taken back now. */
function closedBySilence(draft: Draft, events: readonly string[]): Run[] {
  return draft.state.tracks.flatMap((track) => {
    const { closedEventId, closedBy, to } = currentCycle(track);
    if (closedBy !== 'clock' || closedEventId === null || !events.includes(closedEventId)) return [];
    return draft.state.runs.filter((run) => run.trackId === track.id && run.wait?.endedAt === to);
  });
}
