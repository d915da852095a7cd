import type { CaseState } from '../../../domain/case/state.ts';
import { later } from '../diary.ts';
import { samplePhoto } from '../sample-photo.ts';
import { type Act, byParty, ids, inMinutes, move, partyOf, type Scene, staffAct, today } from '../scene.ts';

/** A call that has fallen due: rung, and its outcome noted with one key. */
export function call(scene: Scene): Act | null {
  const { state, lived, calendar, now } = scene;
  const due = state.runs
    .filter((run) => run.ended === null)
    .flatMap((run) => run.attempts)
    .find((attempt) => attempt.due && attempt.outcome === null);
  if (due === undefined) return null;
  const { answersAt, neglected } = lived.temper;
  const silent = lived.next() < 0.5 ? 'voicemail' : 'no answer';
  return {
    name: `call ${due.id}`,
    at: later(calendar, now, neglected ? 200 : 10 + lived.next() * 90),
    by: staffAct(scene, 'administrator'),
    ask: {
      do: 'know attempt',
      data: { attemptId: due.id, outcome: due.n >= answersAt ? 'answered' : silent },
    },
    words: [],
  };
}

/** Danger is rung about the same day, and cleared when it was seen to. */
export function danger(scene: Scene): Act | null {
  const { state, lived, newId } = scene;
  if (!state.danger) return null;
  const party = partyOf(scene, 'homeowner') ?? partyOf(scene, 'client');
  if (party === undefined) return null;
  const wordsId = newId();
  const by = staffAct(scene, 'care manager');
  if (!lived.happened.has('rung about danger'))
    return {
      name: 'ring about danger',
      at: inMinutes(scene, 10, 60),
      once: 'rung about danger',
      by,
      ask: { do: 'note call', data: { partyId: party.id, wordsId, spoken: true } },
      words: [{ id: wordsId, body: scene.says.madeSafeByPhone }],
    };
  return {
    name: 'clear danger',
    at: inMinutes(scene, 1_400, 2_000),
    by,
    ask: { do: 'clear danger', data: { wordsId } },
    words: [{ id: wordsId, body: 'Made safe by our operative' }],
  };
}

/** What needs a person is settled the same day or the next; some is left lying. */
export function settle(scene: Scene): Act | null {
  const { state, lived } = scene;
  const one = state.exceptions.find(({ id }) => !lived.happened.has(`left ${id}`));
  if (one === undefined) return null;
  if (lived.next() < 0.08) {
    lived.happened.add(`left ${one.id}`);
    return null;
  }
  return {
    name: `settle ${one.id}`,
    at: inMinutes(scene, 40, 420),
    by: staffAct(scene, 'administrator'),
    ask: { do: 'settle exception', data: { exceptionId: one.id } },
    words: [],
  };
}

/** What was closed as not ours is disputed by some. */
export function dispute(scene: Scene): Act | null {
  const { state, lived, crew } = scene;
  const { temper, happened } = lived;
  const items = state.items.filter(({ outcome }) => outcome === 'not ours');
  const party = partyOf(scene, 'homeowner') ?? partyOf(scene, 'client');
  if (items.length === 0 || party === undefined || !temper.disputes || happened.has('disputed')) return null;
  return move(scene, 'dispute', items, {
    by: byParty(party),
    at: inMinutes(scene, 900, 2_200),
    once: 'disputed',
    says: { reason: 'You fitted it, so it is yours to put right' },
    fields: { manager: crew.otherManager(state.managerId, today(scene)).id },
  });
}

const stuckAfter = 16 * 86_400_000;

/** What has stood where it is for three weeks and more is brought on by the desk itself; some is left to be found. */
export function bringOn(scene: Scene): Act | null {
  const { state, lived, now, newId } = scene;
  if (lived.temper.neglected) return null;
  const stuck = state.items.filter(({ stage, enteredAt }) => stage !== null && enteredAt < now - stuckAfter);
  const at = (stage: string) => stuck.filter((item) => item.stage === stage);
  const [incomplete, discontinued, unsigned] = [
    at('incomplete'),
    at('discontinued'),
    at('awaiting completion'),
  ];
  const by = staffAct(scene, 'administrator');
  if (incomplete.length > 0)
    return move(scene, 'withdraw', incomplete, {
      by,
      at: inMinutes(scene, 60, 300),
      says: { reason: 'The site office does not know any more which home it was' },
    });
  if (discontinued.length > 0)
    return move(scene, 'match chosen', discontinued, {
      by: staffAct(scene, 'operations planner'),
      at: inMinutes(scene, 60, 300),
    });
  if (unsigned.length === 0) return null;
  const nameWordsId = newId();
  return {
    name: `scanned form ${ids(unsigned).join(' ')}`,
    at: inMinutes(scene, 60, 300),
    by,
    ask: {
      do: 'sign',
      data: {
        signatureId: newId(),
        capacity: 'adult occupier',
        nameWordsId,
        // Replaced by the id under which the scan is kept.
        fileId: '',
        done: ids(unsigned),
        notDone: [],
        remarksWordsId: null,
      },
    },
    words: [{ id: nameWordsId, body: lived.home.name ?? 'The occupier' }],
    files: { field: 'signature', files: [samplePhoto('signed-form.png')] },
  };
}

/** Closed because nobody answered: such a person may write later, once. */
export const closedUnanswered = (state: CaseState): boolean =>
  state.items.some(({ outcome }) => outcome?.startsWith('no response') === true);
