import { createHash } from 'node:crypto';
import { recognise } from '../../domain/people/recognise.ts';
import { attach } from '../../store/file.ts';
import { settleMessage } from '../../store/message.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { addWebMessage } from '../../store/web-message.ts';
import { type Answer, askOfCase } from '../ask.ts';
import { type GivenFile, keepGiven } from '../files/keep.ts';
import type { Ground } from '../ground.ts';
import type { CaseOfParty } from './party.ts';

export interface Said {
  /** A UUID made when the form was rendered: the message's own id, so that a form sent twice is one message. */
  readonly key: string;
  readonly subject: string;
  readonly words: string;
  /** Thanks and nothing else goes to a person and reopens nothing. */
  readonly thanks: boolean;
  readonly files: readonly GivenFile[];
}

const longest = 20_000;

/**
 * Words of a party for their case, with photos: kept first, then filed on the case, where they count as contact (they
 * end a wait, and open a closed case again). Refused as the case refuses.
 */
export async function customerSays(
  ground: Ground,
  organisation: OrganisationId,
  { state, party, author }: CaseOfParty,
  said: Said,
): Promise<Answer> {
  const now = await ground.now(organisation);
  const body = said.words.slice(0, longest).toWellFormed();
  const why = 'They wrote it on their own page of this case';
  const receivedAt = await inOrganisation(ground.pool, organisation, async (tx) => {
    const kept = await addWebMessage(tx, organisation, {
      id: said.key,
      digest: createHash('sha256').update(`${said.subject}\n${body}`).digest('hex'),
      receivedAt: now,
      senderKey: null,
      sender: null,
      subject: said.subject,
      body,
      rawSha256: null,
      caseId: state.id,
      partyId: party.id,
    });
    if (!kept.isNew) return kept.receivedAt;
    for (const file of said.files.slice(0, 10)) {
      const { sha256, name, type, size } = await keepGiven(ground, tx, organisation, file, now);
      await attach(tx, organisation, {
        id: ground.newId(),
        messageId: said.key,
        caseId: state.id,
        sha256,
        name,
        declaredType: type,
        size,
      });
    }
    return kept.receivedAt;
  });
  const danger = await isDanger(ground, organisation, state, body);
  const filed = { status: 'filed', why, caseId: state.id, partyId: party.id } as const;
  return askOfCase(
    ground,
    organisation,
    {
      key: said.key,
      case: state.id,
      by: author,
      ask: {
        do: 'file message',
        data: {
          messageId: said.key,
          partyId: party.id,
          receivedAt,
          channel: 'web',
          automatic: false,
          thanks: said.thanks,
          why,
          danger,
          details: [],
        },
      },
    },
    (tx) => settleMessage(tx, organisation, said.key, filed),
  );
}

async function isDanger(
  ground: Pick<Ground, 'rules'>,
  organisation: OrganisationId,
  state: CaseOfParty['state'],
  words: string,
): Promise<boolean> {
  const { standards } = await ground.rules.of(organisation);
  return state.tracks.some((track) => {
    const standard = standards.get(track.standard);
    return standard !== undefined && recognise(words, standard.recognise).danger.length > 0;
  });
}
