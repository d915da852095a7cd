import type { FastifyRequest } from 'fastify';
import {
  type Decision,
  decideLetter,
  holdLetters,
  postRoom,
  postRoomShelves,
  readLetter,
  type Shelf,
} from '../../../app/desk/post-room.ts';
import { may } from '../../access/permissions.ts';
import { authorOf } from '../../access/who.ts';
import { notFound, Wrong } from '../../errors/wrong.ts';
import { button } from '../../html/components/button.ts';
import { form } from '../../html/components/form.ts';
import { notice } from '../../html/components/notice.ts';
import { html } from '../../html/html.ts';
import type { App, Parts } from '../../parts.ts';
import { asked, sendDesk } from '../frame.ts';
import { fieldsOf, idIn, one } from '../words/form.ts';
import { letterSheet } from './letter.ts';
import { letterList } from './list.ts';

const decisions: readonly Decision[] = ['posted', 'mailed', 'arrived', 'lost', 'let go'];
const isShelf = (text: string): text is Shelf => text in postRoomShelves;

/** The post room: every letter, readable; what the rules leave to a person; the switch that holds them all. */
export function letterRoutes(app: App, parts: Parts): void {
  app.get('/desk/letters', { config: { may: 'read post room' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const fields = fieldsOf(request.query);
    const wanted = one(fields, 'shelf');
    const before = /^\d{1,15}$/.test(one(fields, 'before')) ? Number(one(fields, 'before')) : null;
    const open = (which: Shelf) => postRoom(parts.ground, who.who.organisation, which, before);
    const first = await open(isShelf(wanted) ? wanted : 'look');
    // Whoever comes without a wish sees what there is to do.
    const shelf: Shelf = isShelf(wanted) ? wanted : first.look === 0 && first.print > 0 ? 'print' : 'look';
    const room = shelf === 'print' && !isShelf(wanted) ? await open('print') : first;
    const turn = form({
      action: '/desk/letters/hold',
      csrf: who.who.csrf,
      inline: true,
      body: html`<input type="hidden" name="hold" value="${room.holds ? 'no' : 'yes'}">${button({ text: room.holds ? 'Let letters go' : 'Hold all letters', kind: room.holds ? 'primary' : 'secondary' })}`,
    });
    const held =
      room.holds &&
      notice({
        kind: 'mind',
        title: 'All letters are held',
        body: 'Nothing leaves until somebody lets them go. Promises run on.',
      });
    const body = html`<div class="head-row"><h1>Post room</h1>${may(who.who.roles, 'hold letters') && turn}</div>${letterList(room, shelf, who.look.timezone)}`;
    return sendDesk(request, reply, who, {
      title: 'Post room',
      place: '/desk/letters',
      body,
      told: held,
      live: 'all',
    });
  });

  app.post('/desk/letters/hold', { config: { may: 'hold letters' } }, async (request, reply) => {
    const { who } = await asked(parts, request);
    await holdLetters(parts.ground, who.organisation, one(fieldsOf(request.body), 'hold') === 'yes');
    return reply.redirect('/desk/letters', 303);
  });

  app.get('/desk/letters/:letter', { config: { may: 'read post room' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const letter = await readLetter(parts.ground, who.who.organisation, letterId(request), who.who.staffId);
    if (letter === null) throw notFound('There is no such letter.');
    const crumbs = [
      { text: 'Post room', href: '/desk/letters' },
      ...(letter.reference === null
        ? []
        : [{ text: letter.reference, href: `/desk/cases/${letter.reference}` }]),
      { text: 'Letter' },
    ];
    const body = letterSheet(who, letter, may(who.who.roles, 'settle exception'));
    return sendDesk(request, reply, who, { title: letter.subject, place: '/desk/letters', crumbs, body });
  });

  app.post('/desk/letters/:letter', { config: { may: 'settle exception' } }, async (request, reply) => {
    const { who } = await asked(parts, request);
    const decision = decisions.find((known) => known === one(fieldsOf(request.body), 'decision'));
    if (decision === undefined) throw new Wrong(400, 'Say what became of the letter.');
    const answer = await decideLetter(
      parts.ground,
      who.organisation,
      letterId(request),
      decision,
      authorOf(who),
    );
    if ('refused' in answer) throw new Wrong(409, `${answer.refused}.`);
    return reply.redirect(`/desk/letters/${letterId(request)}`, 303);
  });
}

function letterId(request: FastifyRequest): string {
  const id = idIn(fieldsOf(request.params), 'letter');
  if (id === null) throw notFound('There is no such letter.');
  return id;
}
