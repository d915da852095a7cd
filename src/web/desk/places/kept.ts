import { notice } from '../../html/components/notice.ts';
import type { Html } from '../../html/html.ts';
import { type Fields, one } from '../words/form.ts';

/** After a form on people or places: what became of it. */
export function keptNotice(fields: Fields): Html | null {
  const kept = one(fields, 'kept');
  if (kept === 'yes') return notice({ kind: 'done', title: 'Kept.' });
  return kept === 'same' ? notice({ kind: 'told', title: 'It was so already: nothing has changed.' }) : null;
}
