import type { Author } from '../../domain/case/event.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { attach } from '../../store/file.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { type Answer, askOfCase } from '../ask.ts';
import { type GivenFile, keepGiven } from '../files/keep.ts';
import type { Ground } from '../ground.ts';
import { idFrom } from '../id-from.ts';

export const capacities = [
  { value: 'homeowner', text: 'I live here and own it' },
  { value: 'adult occupier', text: 'I live here' },
  { value: 'site manager', text: 'I am the site manager' },
  { value: "provider's officer", text: 'I am an officer of the housing provider' },
] as const;

export interface Signing {
  readonly key: string;
  readonly seen: number;
  readonly name: string;
  readonly capacity: string;
  /** By item. */
  readonly done: readonly string[];
  readonly notDone: readonly string[];
  readonly remarks: string;
  /** Drawn, or scanned; null: the typed name is the signature. */
  readonly picture: GivenFile | null;
  /** How the items were called on the page that was signed. */
  readonly titles: Readonly<Record<string, string>>;
}

/**
 * The signed completion over the item list (A17). What was signed is kept as a file: the picture of the signature or the
 * scanned form, or, for a typed name, the text that was signed. Refused as the case refuses.
 */
export async function signCompletion(
  ground: Ground,
  organisation: OrganisationId,
  state: CaseState,
  by: Author,
  signing: Signing,
): Promise<Answer> {
  const at = await ground.now(organisation);
  const id = (part: string): string => idFrom(signing.key, part);
  const [signatureId, nameId, remarksId, fileId] = [id('signature'), id('name'), id('remarks'), id('file')];
  const remarks = signing.remarks.trim().slice(0, 4_000).toWellFormed();
  await inOrganisation(ground.pool, organisation, async (tx) => {
    const given = signing.picture ?? typed(signing, state.reference, at);
    const kept = await keepGiven(ground, tx, organisation, given, at);
    await attach(tx, organisation, {
      id: fileId,
      messageId: null,
      caseId: state.id,
      sha256: kept.sha256,
      name: kept.name,
      declaredType: kept.type,
      size: kept.size,
    });
  });
  return askOfCase(ground, organisation, {
    key: signing.key,
    case: state.id,
    by,
    seen: signing.seen,
    words: [
      { id: nameId, body: signing.name.trim().slice(0, 200).toWellFormed() },
      ...(remarks === '' ? [] : [{ id: remarksId, body: remarks }]),
    ],
    ask: {
      do: 'sign',
      data: {
        signatureId,
        capacity: signing.capacity,
        nameWordsId: nameId,
        fileId,
        done: signing.done,
        notDone: signing.notDone,
        remarksWordsId: remarks === '' ? null : remarksId,
      },
    },
  });
}

/** What somebody signed by typing their name, as a file of its own. */
function typed(signing: Signing, reference: string, at: number): GivenFile {
  const list = (ids: readonly string[]): string =>
    ids.map((id) => `- ${signing.titles[id] ?? id}`).join('\n') || '- none';
  const text = [
    `Completion of ${reference}`,
    `Done:\n${list(signing.done)}`,
    `Not done:\n${list(signing.notDone)}`,
    `Remarks: ${signing.remarks.trim() || 'none'}`,
    `Name, typed and confirmed as a signature: ${signing.name.trim()}`,
    `Capacity: ${signing.capacity}`,
    `Signed at ${Temporal.Instant.fromEpochMilliseconds(at).toString()}`,
  ].join('\n\n');
  return { name: 'typed-signature.txt', type: 'text/plain', bytes: new TextEncoder().encode(text) };
}
