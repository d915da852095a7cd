import { followLetter } from '../../../app/training/follow-letter.ts';
import { letInBy } from '../../access/signed-in.ts';
import { notFound, Wrong } from '../../errors/wrong.ts';
import type { App, Parts } from '../../parts.ts';
import { asked } from '../frame.ts';
import { fieldsOf, idIn } from '../words/form.ts';

/** A letter's link followed as its reader would: here no letter leaves, and staff must see what customers see. */
export function followRoutes(app: App, parts: Parts): void {
  app.post('/desk/training/follow', { config: { may: 'send customer link' } }, async (request, reply) => {
    const { who, look } = await asked(parts, request);
    if (!look.training) throw notFound('This is no training desk.');
    const letter = idIn(fieldsOf(request.body), 'letter');
    if (letter === null) throw notFound('There is no such letter.');
    const outcome = await followLetter(parts.ground, who.organisation, letter, parts.wall());
    if ('refused' in outcome) throw new Wrong(409, outcome.refused);
    return letInBy(parts, reply, 'case', outcome.session, '/my-query');
  });
}
