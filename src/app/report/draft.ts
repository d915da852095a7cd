import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { keepDraft, readDraft } from '../../store/report-draft.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { digestOf } from '../access/token.ts';
import { type GivenFile, keepGiven } from '../files/keep.ts';
import type { Ground } from '../ground.ts';
import { organisationDate } from '../organisation-date.ts';
import { blankAnswers, mostPhotos, type Photo, type ReportAnswers } from './answers.ts';
import { missingFrom, weigh } from './place.ts';
import type { Sent } from './send.ts';

/** A form left alone for a day is gone. */
export const draftMilliseconds = 86_400_000;

/** What a draft is kept under: the database alone finds nobody's form. */
export const draftDigest = (secret: string, token: string): Buffer =>
  digestOf(secret, 'browser', `report\n${token}`);

export interface Draft {
  readonly answers: ReportAnswers;
  readonly sent: Sent | null;
}

/** The form of one browser as far as it is filled in, with what became of it once sent. */
export async function draftOf(
  ground: Pick<Ground, 'pool' | 'secret'>,
  organisation: OrganisationId,
  token: string,
  wall: Instant,
): Promise<Draft> {
  const row = await inOrganisation(ground.pool, organisation, (tx) =>
    readDraft(tx, organisation, draftDigest(ground.secret, token), wall),
  );
  const answers = { ...blankAnswers, ...(row?.answers as Partial<ReportAnswers> | undefined) };
  return { answers, sent: (row?.outcome as Sent | undefined) ?? null };
}

/** Keeps answers and photos given on one page of the form; at most 20 photos. */
export async function keepAnswers(
  ground: Pick<Ground, 'pool' | 'secret' | 'files' | 'now'>,
  organisation: OrganisationId,
  token: string,
  answers: ReportAnswers,
  files: readonly GivenFile[],
  wall: Instant,
): Promise<void> {
  const at = await ground.now(organisation);
  await inOrganisation(ground.pool, organisation, async (tx) => {
    const photos: Photo[] = [...answers.photos];
    for (const file of files.slice(0, mostPhotos - photos.length)) {
      const { sha256, name, type, size } = await keepGiven(ground, tx, organisation, file, at);
      photos.push({ sha256, name, type, size });
    }
    await keepDraft(
      tx,
      organisation,
      draftDigest(ground.secret, token),
      { ...answers, photos },
      wall + draftMilliseconds,
      wall,
    );
  });
}

/** What is still missing for the query to be registered, in the standard's own words; it may be sent all the same. */
export async function missingIn(
  ground: Pick<Ground, 'pool' | 'rules' | 'now'>,
  organisation: OrganisationId,
  answers: ReportAnswers,
): Promise<string[]> {
  const rules = await ground.rules.of(organisation);
  const now = await ground.now(organisation);
  const { given } = await inOrganisation(ground.pool, organisation, async (tx) =>
    weigh(tx, organisation, answers, await organisationDate(tx, organisation, now)),
  );
  return missingFrom(rules, given);
}
