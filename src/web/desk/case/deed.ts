import type { Alongside, Answer, NewWords, Request } from '../../../app/ask.ts';
import type { CasePage } from '../../../app/desk/case-page/view.ts';
import { idFrom } from '../../../app/id-from.ts';
import type { Author } from '../../../domain/case/event.ts';
import type { OrganisationId } from '../../../store/organisation-id.ts';
import type { Deed as Permission } from '../../access/permissions.ts';
import type { Upload } from '../../access/who.ts';
import type { Parts } from '../../parts.ts';
import type { Fields } from '../words/form.ts';

/** A form of the case page, as it was sent. */
export interface Sent {
  readonly parts: Parts;
  readonly organisation: OrganisationId;
  readonly page: CasePage;
  readonly fields: Fields;
  readonly uploads: readonly Upload[];
  readonly key: string;
  readonly seen: number | undefined;
  readonly by: Author;
  readonly zone: string;
}

/** What is wrong with one field of the form, by its name. */
export interface Missing {
  readonly wrong: string;
  readonly field: string;
}

export interface Asking {
  readonly ask: Request['ask'];
  readonly words?: readonly NewWords[];
  readonly occurredAt?: number;
  readonly alongside?: Alongside;
}

/** One deed of the case page: who may, and what its form asks of the case. */
export interface CaseDeed {
  readonly may: Permission;
  /** The form it came from, for showing it again. */
  readonly form: (sent: Sent) => string;
  readonly read: (sent: Sent) => Asking | Missing | Promise<Asking | Missing>;
  /** Where the deed is more than one request: does it itself. */
  /** Its form may say that it was done earlier than now. */
  readonly earlier?: true;
  readonly perform?: (sent: Sent, asking: Asking) => Promise<Answer>;
}

export const missing = (field: string, wrong: string): Missing => ({ field, wrong });

/** An id for something new, the same whenever this form is sent again. */
export const idFor = (sent: Pick<Sent, 'key'>, part: string): string => idFrom(sent.key, part);

/** Words typed into the form, to be stored with the deed. */
export const wordsFor = (sent: Pick<Sent, 'key'>, part: string, body: string): NewWords => ({
  id: idFor(sent, `words ${part}`),
  body,
});
