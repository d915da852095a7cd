import { askToWind, steps, stepTo, stopWinding } from '../../../app/training/wind.ts';
import { deskPath } from '../../access/desk-path.ts';
import { notFound, Wrong } from '../../errors/wrong.ts';
import { button } from '../../html/components/button.ts';
import { form } from '../../html/components/form.ts';
import { html } from '../../html/html.ts';
import { momentInWords } from '../../html/words/date.ts';
import type { App, Parts } from '../../parts.ts';
import { asked, sendDesk } from '../frame.ts';
import { placeTrainingBar } from '../training-bar.ts';
import { fieldsOf, one } from '../words/form.ts';
import { barOf } from './bar.ts';
import { clockShown, readClocks } from './clock.ts';
import { followRoutes } from './follow.ts';

/** Winding a training desk's clock. On any other desk these addresses lead nowhere. */
export function trainingRoutes(app: App, parts: Parts): void {
  readClocks(app, parts);
  placeTrainingBar(barOf(parts));
  followRoutes(app, parts);

  app.get('/desk/training', { config: { may: 'wind clock' } }, async (request, reply) => {
    const who = await asked(parts, request);
    if (!who.look.training) throw notFound('This is no training desk.');
    const back = deskPath(one(fieldsOf(request.query), 'back'));
    const clock = clockShown(parts, who.who.organisation);
    if (clock === null || clock.winding === null) return reply.redirect(back, 303);
    const { from, to } = clock.winding;
    const share = Math.min(100, Math.max(0, Math.round(((clock.now - from) * 100) / Math.max(1, to - from))));
    const stop = form({
      action: '/desk/training/stop',
      csrf: who.who.csrf,
      body: button({ text: 'Stop here', kind: 'secondary' }),
    });
    const body = html`<h1>Winding the clock</h1>
<p><label for="wound">From ${momentInWords(from, who.look.timezone)} to ${momentInWords(to, who.look.timezone)}</label><br><progress id="wound" max="100" value="${share}">${share} %</progress></p>
<p>It stands at ${momentInWords(clock.now, who.look.timezone)}. Everything that falls due on the way happens at its own moment: attempts, letters, closures. No letter leaves this machine.</p>
<p><a href="${request.url}">Look again</a></p>${stop}`;
    return sendDesk(request, reply, who, { title: 'Winding the clock', body, live: 'all', underWay: true });
  });

  app.post('/desk/training/wind', { config: { may: 'wind clock' } }, async (request, reply) => {
    const { who, look } = await asked(parts, request);
    if (!look.training) throw notFound('This is no training desk.');
    const fields = fieldsOf(request.body);
    const step = steps.find((known) => known === one(fields, 'step'));
    if (step === undefined) throw new Wrong(400, 'Say how far the clock is to be wound.');
    const { ground } = parts;
    const until = await stepTo(ground, who.organisation, step, await ground.now(who.organisation));
    const outcome = await askToWind(ground, who.organisation, until);
    if ('refused' in outcome) throw new Wrong(409, outcome.refused);
    return reply.redirect(`/desk/training?back=${encodeURIComponent(deskPath(one(fields, 'back')))}`, 303);
  });

  app.post('/desk/training/stop', { config: { may: 'wind clock' } }, async (request, reply) => {
    const { who, look } = await asked(parts, request);
    if (!look.training) throw notFound('This is no training desk.');
    await stopWinding(parts.ground, who.organisation);
    return reply.redirect('/desk', 303);
  });
}
