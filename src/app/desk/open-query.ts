import type { Author } from '../../domain/case/event.ts';
import { recognise } from '../../domain/people/recognise.ts';
import { splitItems } from '../../domain/people/split-items.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import type { HomeLabel } from '../../store/reads/home-labels.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { type Answer, askOfCase } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { prepareOpening } from '../intake/opening.ts';
import type { Reporter } from '../intake/parties.ts';
import { localDate } from '../local-date.ts';
import { nextReference } from '../reference.ts';

export interface PhoneNote {
  readonly key: string;
  readonly by: Author;
  readonly caller: string;
  readonly phone: string;
  readonly email: string;
  readonly home: HomeLabel | null;
  /** Known by words alone, where no home is. */
  readonly siteId: string | null;
  readonly clientId: string | null;
  readonly words: string;
  readonly theirs: string;
  readonly times: string;
}

/**
 * Opens a query from a call or a visit to the office, through the standard in force, as every other report is opened.
 * Answers with the case; asked again with the same key, with the same one.
 */
export async function openQuery(
  ground: Ground,
  organisation: OrganisationId,
  note: PhoneNote,
  timezone: string,
): Promise<Answer> {
  const rules = await ground.rules.of(organisation);
  const standard = rules.standards.get(rules.inForce.get('query')?.standard ?? '');
  if (standard === undefined) return { refused: 'No standard for queries is in force: publish one first' };
  const receivedAt = await ground.now(organisation);
  const reference = await nextReference(ground, organisation, standard.reference.prefix);
  const opening = await inOrganisation(ground.pool, organisation, (tx) =>
    prepareOpening(ground, tx, organisation, rules, {
      key: note.key,
      reference,
      receivedAt,
      today: localDate(receivedAt, timezone),
      by: note.by,
      channel: 'phone',
      messageId: null,
      why: 'Taken down by a member of staff',
      reporter: reporterOf(note),
      place: {
        homeId: note.home?.id ?? null,
        siteId: note.home?.siteId ?? note.siteId,
        clientId: note.home?.clientId ?? note.clientId,
      },
      homeowner: null,
      items: splitItems(note.words),
      danger: recognise(note.words, standard.recognise).danger.length > 0,
      acknowledge: note.email !== '',
      exceptions: [],
      notes: note.times === '' ? [] : [`Best time to ring: ${note.times}`],
      references: note.theirs === '' ? [] : [{ of: 'client', value: note.theirs }],
    }),
  );
  const [first, ...rest] = opening.requests;
  if (first === undefined) throw new Error('an opening asks for nothing');
  const answer = await askOfCase(ground, organisation, first);
  if (!('done' in answer)) return answer;
  for (const request of rest) await askOfCase(ground, organisation, { ...request, case: answer.case });
  return answer;
}

/** Whoever gives the name of somebody who lives there is that person. */
function reporterOf(note: PhoneNote): Reporter {
  const last = note.caller.toLowerCase().split(/\s+/).at(-1) ?? '';
  const resident = note.home?.people.find(
    (person) => last.length > 1 && person.name.toLowerCase().split(/\s+/).includes(last),
  );
  const wroteFrom = note.email === '' ? null : note.email;
  if (resident !== undefined) return { role: 'homeowner', personId: resident.id, wroteFrom };
  return { role: 'somebody', name: note.caller, wroteFrom, phone: note.phone === '' ? null : note.phone };
}
