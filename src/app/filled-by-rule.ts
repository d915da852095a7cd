import type { Command } from '../domain/case/command.ts';
import { calendarOf, standardOf } from '../domain/case/draft.ts';
import type { Rules } from '../domain/case/rules.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Ask } from '../domain/standards/standard.ts';
import { localDateOf } from '../domain/time/derived.ts';
import type { LocalDate } from '../domain/time/types.ts';
import { toldOfFindings } from '../store/client.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import type { Transaction } from '../store/transaction.ts';
import { byRule } from './by-rule.ts';

/**
 * The command with what the standard's rules answer where a move asks and nobody did: who looks after it (A5: the named
 * contact of the site, else of the client, on that day; the cover of one who is away), or what is agreed with the
 * client. A field for which the rule finds nothing stays empty: a move that needs it is refused, and says so.
 */
export async function filledByRule(
  tx: Transaction,
  organisation: OrganisationId,
  rules: Rules,
  state: CaseState,
  command: Command,
): Promise<Command> {
  const track = state.tracks[0];
  if (command.do !== 'make move' || track === undefined) return command;
  const { data } = command;
  const on = localDateOf(calendarOf(rules, track), command.at);
  const fields = { ...data.fields };
  for (const { name, rule } of ruled(rules, state, data.move)) {
    if ((fields[name] ?? '') !== '' || rule === undefined) continue;
    const answer = await answers[rule](tx, organisation, state, on);
    if (answer !== null) fields[name] = answer;
  }
  return { ...command, data: { ...data, fields } };
}

type Answer = (
  tx: Transaction,
  organisation: OrganisationId,
  state: CaseState,
  on: LocalDate,
) => Promise<string | null>;

const answers: Readonly<Record<NonNullable<Ask['rule']>, Answer>> = {
  'named contact': async (tx, organisation, { siteId, clientId }, on) =>
    (await byRule(tx, organisation, { siteId, clientId }, on))?.staffId ?? null,
  'homeowner told of findings': async (tx, organisation, { clientId }) =>
    (await toldOfFindings(tx, organisation, clientId)) ? 'yes' : 'no',
};

const ruled = (rules: Rules, state: CaseState, move: string): readonly Ask[] =>
  state.tracks
    .flatMap((track) => standardOf(rules, track).moves)
    .find((row) => row.name === move)
    ?.asks.filter((ask) => ask.rule !== undefined) ?? [];
