import { capacities, type Signing } from '../../../app/customer/sign.ts';
import type { GivenFile } from '../../../app/files/keep.ts';
import type { Upload } from '../../access/who.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import { type FormBody, filesOf, keyOf, listOf, seenOf, textOf } from '../forms.ts';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const lead = 'data:image/png;base64,';

/** The drawing as a file; null: none, or nothing that a pad makes. */
function drawn(body: FormBody): GivenFile | null {
  const text = textOf(body, 'drawing');
  if (!text.startsWith(lead)) return null;
  const bytes = Buffer.from(text.slice(lead.length), 'base64');
  return bytes.subarray(0, png.length).equals(png)
    ? { name: 'signature.png', type: 'image/png', bytes }
    : null;
}

/** What was signed, or what is missing, sentence by sentence. */
export function readSigning(
  body: FormBody,
  uploads: readonly Upload[],
  items: readonly { readonly id: string; readonly title: string }[],
  fresh: () => string,
): Signing | { readonly errors: readonly FieldError[] } {
  const said = items.map((item) => ({ ...item, answer: textOf(body, `item-${item.id}`) }));
  const done = said.filter((item) => item.answer === 'done').map((item) => item.id);
  const notDone = said.filter((item) => item.answer === 'not done').map((item) => item.id);
  const name = textOf(body, 'name');
  const remarks = textOf(body, 'remarks');
  const capacity = textOf(body, 'capacity');
  const picture = filesOf(uploads, 'scan')[0] ?? drawn(body);
  const errors: FieldError[] = said
    .filter((item) => item.answer === '')
    .map((item) => ({
      field: `item-${item.id}`,
      message: `Say whether it is done: ${item.title.slice(0, 80)}`,
    }));
  const ask = (wrong: boolean, field: string, message: string) => wrong && errors.push({ field, message });
  ask(notDone.length > 0 && remarks === '', 'remarks', 'Say what is not right');
  ask(name === '', 'name', 'Enter your full name');
  ask(!capacities.some(({ value }) => value === capacity), 'capacity', 'Say in what capacity you sign');
  const byName = listOf(body, 'typed').includes('yes');
  ask(
    picture === null && !byName,
    'typed',
    'Draw your signature, tick that your typed name counts, or send the signed form',
  );
  if (errors.length > 0) return { errors };
  const titles = Object.fromEntries(items.map(({ id, title }) => [id, title]));
  return {
    key: keyOf(body, fresh),
    seen: seenOf(body),
    name,
    capacity,
    done,
    notDone,
    remarks,
    picture,
    titles,
  };
}
