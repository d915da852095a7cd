import { type Letters, linkLetter, wordingFor } from '../../domain/standards/letters.ts';
import { slotsIn } from '../../domain/standards/slots.ts';
import type { PartyRole } from '../../domain/standards/standard.ts';
import { linkDays } from '../customer-link.ts';

const subject = 'Your link';
const words = `Here is a new link to your page with us. It shows where things stand, and lets you answer us. It works for ${linkDays} days and is only for you.`;

/**
 * A standard's wording with the letter that carries a link, unless it words that itself: no standard sends it, people do.
 * The link stands in the letter where the frame around it has none.
 */
export function withLinkLetter(letters: Letters, to: PartyRole): Letters {
  if (letters.letters.some((one) => one.name === linkLetter)) return letters;
  const frame = wordingFor(letters.frame, to)?.text ?? '';
  const framed = slotsIn(frame).some((slot) => slot.name === 'link');
  const everyone = { subject, text: framed ? words : `${words}\n\n{link}` };
  return { ...letters, letters: [...letters.letters, { name: linkLetter, everyone }] };
}
