import { updateReport } from '../../../app/desk/update-report.ts';
import type { App, Parts } from '../../parts.ts';
import { type Asked, asked, sendDesk } from '../frame.ts';
import { wallAt } from '../words/deadline.ts';
import { type Fields, fieldsOf, one } from '../words/form.ts';
import { reportCsv } from './csv.ts';
import { reportPage } from './page.ts';

/** The update report (A9): on screen and as CSV; the last four weeks unless other days are given. */
export function reportRoutes(app: App, parts: Parts): void {
  app.get('/desk/report', { config: { may: 'read report' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const report = await reportFor(parts, who, fieldsOf(request.query));
    return sendDesk(request, reply, who, {
      title: 'Update report',
      place: '/desk/report',
      body: reportPage(report),
      wide: true,
    });
  });

  app.get('/desk/report.csv', { config: { may: 'read report' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const report = await reportFor(parts, who, fieldsOf(request.query));
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="update-report-${report.from}-${report.to}.csv"`)
      .send(reportCsv(report));
  });
}

async function reportFor(parts: Parts, { who, look }: Asked, fields: Fields) {
  const today = wallAt(await parts.ground.now(who.organisation), look.timezone).toPlainDate();
  const dates = [
    dateIn(fields, 'from') ?? today.subtract({ days: 28 }),
    dateIn(fields, 'to') ?? today,
  ].toSorted(Temporal.PlainDate.compare);
  const [from = today, to = today] = dates;
  return updateReport(parts.ground, who.organisation, from.toString(), to.toString(), look.timezone);
}

function dateIn(fields: Fields, name: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(one(fields, name));
  } catch {
    return null;
  }
}
