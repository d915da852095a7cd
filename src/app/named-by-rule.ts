import type { Command } from '../domain/case/command.ts';
import { calendarOf, standardOf } from '../domain/case/draft.ts';
import type { Rules } from '../domain/case/rules.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Ask } from '../domain/standards/standard.ts';
import { localDateOf } from '../domain/time/derived.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { namedContacts } from '../store/reads/named-contact.ts';
import type { Transaction } from '../store/transaction.ts';

/**
 * The command with whoever the standard's rule names where a move asks for a member of staff and nobody chose one (A5):
 * the named contact of the site, else of the client, on that day; the cover of one who is away. As it came where the
 * rule finds nobody: then the move is refused, and says so.
 */
export async function namedByRule(
  tx: Transaction,
  organisation: OrganisationId,
  rules: Rules,
  state: CaseState,
  command: Command,
): Promise<Command> {
  const ask = command.do === 'make move' ? unnamed(rules, state, command) : undefined;
  const track = state.tracks[0];
  if (command.do !== 'make move' || ask === undefined || track === undefined) return command;
  const { siteId, clientId } = state;
  const on = localDateOf(calendarOf(rules, track), command.at);
  const [contact] = await namedContacts(tx, organisation, [{ siteId, clientId }], on);
  if (contact === undefined) return command;
  const fields = { ...command.data.fields, [ask.name]: contact.staffId };
  return { ...command, data: { ...command.data, fields } };
}

/** The field of the move for which the standard has a rule, and nobody chose. */
function unnamed(
  rules: Rules,
  state: CaseState,
  { data }: Extract<Command, { do: 'make move' }>,
): Ask | undefined {
  return state.tracks
    .flatMap((track) => standardOf(rules, track).moves)
    .find((move) => move.name === data.move)
    ?.asks.find((ask) => ask.rule !== undefined && (data.fields[ask.name] ?? '') === '');
}
