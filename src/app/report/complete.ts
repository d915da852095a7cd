import { createHash } from 'node:crypto';
import { recognise } from '../../domain/people/recognise.ts';
import { attach } from '../../store/file.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { wasDone } from '../../store/reads/command-done.ts';
import { homeFacts } from '../../store/reads/place-people.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import { addWebMessage } from '../../store/web-message.ts';
import type { NewWords, Request } from '../ask.ts';
import type { CaseOfParty } from '../customer/party.ts';
import { missingFor } from '../customer/seen.ts';
import { type GivenFile, keepGiven } from '../files/keep.ts';
import type { Ground } from '../ground.ts';
import { idFrom } from '../id-from.ts';
import { carryOut } from '../intake/carry-out.ts';
import { clientParties, homeownerParties, namedParty } from '../intake/parties.ts';
import type { Plan } from '../intake/plan.ts';
import { organisationDate } from '../organisation-date.ts';
import { type ReportAnswers, wordsOf } from './answers.ts';
import { type Weighed, weigh } from './place.ts';
import { homeownerOf } from './report.ts';

export interface Completing {
  /** A UUID made when the form was rendered: the message's own id. */
  readonly key: string;
  readonly answers: ReportAnswers;
  readonly files: readonly GivenFile[];
  /** Answers to details that a standard asks for by a name of its own. */
  readonly others: Readonly<Record<string, string>>;
}

const why = 'They gave missing details on their own page of this case';

/**
 * Details that were missing, given by whoever reported: kept as they came, then put on the case that waits for them, which
 * weighs what is still missing (A4). The same form sent twice brings them once.
 */
export async function giveMissing(
  ground: Ground,
  organisation: OrganisationId,
  of: CaseOfParty,
  given: Completing,
): Promise<void> {
  const now = await ground.now(organisation);
  const rules = await ground.rules.of(organisation);
  const plan = await inOrganisation(ground.pool, organisation, async (tx): Promise<Plan | null> => {
    if (await wasDone(tx, organisation, `message ${given.key} file`)) return null;
    const today = await organisationDate(tx, organisation, now);
    const weighed = await weigh(tx, organisation, given.answers, today);
    await keepAsItCame(ground, tx, organisation, of, given, now);
    const asked = new Set(missingFor(rules, of.state, of.party).map(({ name }) => name));
    const brought = [...weighed.given, ...Object.keys(given.others)].filter((name) => asked.has(name));
    const danger = of.state.tracks.some((track) => {
      const standard = rules.standards.get(track.standard);
      return (
        standard !== undefined &&
        recognise(given.answers.items.join('\n'), standard.recognise).danger.length > 0
      );
    });
    const parts = [
      ...(await joining(sameIds(ground, given.key), tx, organisation, of, given.answers, weighed, {
        now,
        today,
      })),
      ...describing(of, given),
    ];
    const filing: Request = {
      key: `message ${given.key} file`,
      case: of.state.id,
      by: of.author,
      ask: {
        do: 'file message',
        data: {
          messageId: given.key,
          partyId: of.party.id,
          receivedAt: now,
          channel: 'web',
          automatic: false,
          thanks: false,
          why,
          danger,
          details: brought,
        },
      },
    };
    return {
      requests: [...parts, filing],
      settled: { status: 'filed', why, caseId: of.state.id, partyId: of.party.id },
    };
  });
  if (plan !== null) await carryOut(ground, organisation, given.key, plan);
}

async function keepAsItCame(
  ground: Ground,
  tx: Transaction,
  organisation: OrganisationId,
  { state, party }: CaseOfParty,
  { key, answers, files, others }: Completing,
  now: number,
): Promise<void> {
  const body = [wordsOf(answers), ...Object.entries(others).map(([name, text]) => `${name}: ${text}`)]
    .join('\n')
    .trim();
  const { isNew } = await addWebMessage(tx, organisation, {
    id: key,
    digest: createHash('sha256').update(body).digest('hex'),
    receivedAt: now,
    senderKey: null,
    sender: null,
    subject: 'Missing details',
    body,
    rawSha256: null,
    caseId: state.id,
    partyId: party.id,
  });
  if (!isNew) return;
  for (const file of files.slice(0, 10)) {
    const { sha256, name, type, size } = await keepGiven(ground, tx, organisation, file, now);
    const id = ground.newId();
    await attach(tx, organisation, {
      id,
      messageId: key,
      caseId: state.id,
      sha256,
      name,
      declaredType: type,
      size,
    });
  }
}

/** Ids made of the form's own key: a form sent again after a crash names the same people. */
function sameIds({ secret }: Pick<Ground, 'secret'>, key: string): Pick<Ground, 'newId' | 'secret'> {
  let n = 0;
  return { secret, newId: () => idFrom(key, `part ${n++}`) };
}

/** Who takes part now that home, homeowner or client are known. */
async function joining(
  ground: Pick<Ground, 'newId' | 'secret'>,
  tx: Transaction,
  organisation: OrganisationId,
  { state, party, author }: CaseOfParty,
  answers: ReportAnswers,
  { place }: Weighed,
  { now, today }: { readonly now: number; readonly today: string },
): Promise<Request[]> {
  const fresh = state.homeId === null && place.homeId !== null;
  const home = place.homeId === null ? null : await homeFacts(tx, organisation, place.homeId, today);
  const at = home ?? { ...place };
  const recorded = fresh ? await homeownerParties(ground, tx, organisation, home, party.personId, now) : [];
  const known = state.parties.some((row) => row.role === 'homeowner') || recorded.length > 0;
  const named = known ? null : homeownerOf(answers);
  const owner = named === null ? [] : [await namedParty(ground, tx, organisation, named, now)];
  const newClient = state.clientId === null && at.clientId !== null;
  const clients = newClient ? await clientParties(ground, tx, organisation, at, today, party.personId) : [];
  const ask = (part: string, request: Request['ask']): Request => ({
    key: `message ${idFrom(part, state.id)}`,
    case: state.id,
    by: author,
    ask: request,
  });
  const names = fresh || newClient;
  return [
    ...[...recorded, ...owner, ...clients].map((data) => ask(data.partyId, { do: 'join party', data })),
    ...(names
      ? [
          ask(`place ${ground.newId()}`, {
            do: 'name place',
            data: {
              homeId: place.homeId ?? state.homeId,
              siteId: at.siteId ?? state.siteId,
              clientId: at.clientId ?? state.clientId,
              details: [],
            },
          }),
        ]
      : []),
  ];
}

/** What is wrong, where the report did not say: the words of its item, and further items. */
function describing({ state, author }: CaseOfParty, { key, answers }: Completing): Request[] {
  const empty = state.items.filter(
    (item) => item.wordsId === null && item.product === null && item.stage !== null,
  );
  return answers.items.map((body, at): Request => {
    const words: NewWords[] = [{ id: idFrom(key, `item ${at}`), body }];
    const wordsId = words[0]?.id ?? '';
    const item = empty[at];
    return {
      key: `message ${key} item ${at}`,
      case: state.id,
      by: author,
      words,
      ask:
        item === undefined
          ? {
              do: 'add item',
              data: { itemId: idFrom(key, `new item ${at}`), product: null, fault: null, wordsId },
            }
          : { do: 'describe item', data: { itemId: item.id, wordsId } },
    };
  });
}
