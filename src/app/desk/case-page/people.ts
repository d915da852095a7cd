import { livePoints, partiesOf } from '../../../domain/case/letters.ts';
import type { Rules } from '../../../domain/case/rules.ts';
import type { CasePageRows } from '../../../store/reads/case-page.ts';
import { partyName } from './names.ts';
import type { CallView, PartyView, WaitView } from './view.ts';

/** The people of the case: those with needs first, then the homeowner, then the others. */
export function partyViews(rows: CasePageRows): PartyView[] {
  const rank = (party: PartyView) =>
    party.person !== null && (party.person.needs.length > 0 || party.person.safeContactOnly)
      ? 0
      : party.role === 'homeowner'
        ? 1
        : 2;
  return rows.state.parties
    .map(
      (party): PartyView => ({
        id: party.id,
        role: party.role,
        post: party.post,
        confirmed: party.confirmed,
        requester: party.id === rows.state.requesterId,
        person: rows.people.find((row) => row.id === party.personId) ?? null,
        name: partyName(rows, party.id),
        points: party.points.flatMap((point) => {
          const known = rows.points.find((row) => row.id === point.id);
          return known?.value == null
            ? []
            : [
                {
                  id: point.id,
                  channel: point.channel,
                  value: known.value,
                  dead: rows.state.dead.includes(point.id),
                },
              ];
        }),
      }),
    )
    .toSorted((a, b) => rank(a) - rank(b));
}

export const phoneOf = (rows: CasePageRows, partyId: string | null): string | null => {
  const party = rows.state.parties.find((row) => row.id === partyId);
  const point =
    party === undefined ? undefined : livePoints(rows.state, party).find((row) => row.channel === 'phone');
  return rows.points.find((row) => row.id === point?.id)?.value ?? null;
};

/** Calls that a person is to make, and attempts still planned: each takes its outcome by one key. */
export function callViews(rules: Rules, rows: CasePageRows): CallView[] {
  return rows.state.runs
    .filter((run) => run.ended === null)
    .flatMap((run) => {
      const track = rows.state.tracks.find((row) => row.id === run.trackId);
      const plan = rules.standards.get(track?.standard ?? '')?.attempts.find((row) => row.name === run.plan);
      if (plan === undefined) return [];
      return run.attempts
        .filter((attempt) => attempt.outcome === null && attempt.madeAt === null)
        .map((attempt): CallView => {
          const party =
            attempt.partyId ?? partiesOf(rows.state, plan.of, attempt.post ?? undefined)[0]?.id ?? null;
          return {
            attemptId: attempt.id,
            n: attempt.n,
            of: plan.attempts.length,
            plan: plan.title,
            plannedAt: attempt.plannedAt,
            due: attempt.due,
            partyId: party,
            name: partyName(rows, party),
            phone: phoneOf(rows, party),
          };
        });
    })
    .toSorted((a, b) => Number(b.due) - Number(a.due) || a.plannedAt - b.plannedAt);
}

/** What is being waited for, and the attempts made to hear of it. */
export function waitViews(rules: Rules, rows: CasePageRows): WaitView[] {
  return rows.state.runs
    .filter((run) => run.ended === null)
    .flatMap((run) => {
      const track = rows.state.tracks.find((row) => row.id === run.trackId);
      const standard = rules.standards.get(track?.standard ?? '');
      const plan = standard?.attempts.find((row) => row.name === run.plan);
      if (plan === undefined) return [];
      const open = run.wait !== null && run.wait.endedAt === null ? run.wait : null;
      const then = standard?.moves.find((move) => move.name === plan.wait.then)?.title ?? plan.wait.then;
      return [
        {
          title: plan.title,
          of: plan.of,
          at: open?.at ?? null,
          until: open?.clock.due ?? null,
          attempts: run.attempts.map(({ n, plannedAt, madeAt, channel, outcome, due }) => ({
            n,
            plannedAt,
            madeAt,
            channel,
            outcome,
            due,
          })),
          heldBecause: open?.heldBecause ?? null,
          then,
        },
      ];
    });
}
