import type { Item } from '../../../domain/case/state.ts';
import { samplePhoto } from '../sample-photo.ts';
import { type Act, byParty, ids, inMinutes, partyOf, type Scene } from '../scene.ts';

/** The homeowner signs over the item list: at the door, a day later, when asked again, or never; some find that it is not done. */
export function sign(scene: Scene, items: readonly Item[]): Act | null {
  const { state, lived, newId } = scene;
  const { temper, happened } = lived;
  const party = partyOf(scene, 'homeowner') ?? partyOf(scene, 'client');
  if (party === undefined || temper.answersAt === 4) return null;
  const fitted = state.appointments.some((row) => row.kind === 'fitting' && row.outcome === 'done');
  const asked = state.letters.some(({ letter }) => letter === 'is it fixed' || letter === 'please sign');
  if (!fitted && !asked) return null;
  const refuses = temper.refusesToSign && !happened.has('refused to sign');
  const nameWordsId = newId();
  const remarksWordsId = refuses ? newId() : null;
  const capacity = party.role === 'client' ? 'site manager' : 'homeowner';
  const name =
    party.role === 'client' ? (lived.home.clientName ?? 'Site office') : (lived.home.name ?? 'The occupier');
  return {
    name: `sign ${ids(items).join(' ')}`,
    at: temper.answersAt === 1 ? inMinutes(scene, 5, 45) : inMinutes(scene, 120, 700),
    ...(refuses ? { once: 'refused to sign' } : {}),
    by: byParty(party),
    ask: {
      do: 'sign',
      data: {
        signatureId: newId(),
        capacity,
        nameWordsId,
        // Replaced by the id under which the picture is kept.
        fileId: '',
        done: refuses ? [] : ids(items),
        notDone: refuses ? ids(items) : [],
        remarksWordsId,
      },
    },
    words: [
      { id: nameWordsId, body: name },
      ...(remarksWordsId === null ? [] : [{ id: remarksWordsId, body: scene.says.remark }]),
    ],
    files: { field: 'signature', files: [samplePhoto('signature.png')] },
  };
}
