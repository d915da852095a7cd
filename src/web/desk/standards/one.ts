import type { RulesChange } from '../../../app/rules-change/change.ts';
import { previewChange } from '../../../app/rules-change/preview.ts';
import { moveTo } from '../../../app/standards/publishing.ts';
import { inPlainWords, type StandardVersion } from '../../../app/standards/versions.ts';
import type { KeptFinding } from '../../../store/standard-draft.ts';
import { may } from '../../access/permissions.ts';
import { button } from '../../html/components/button.ts';
import { definitionList } from '../../html/components/definition-list.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { form } from '../../html/components/form.ts';
import { notice } from '../../html/components/notice.ts';
import { lineLink } from '../../html/components/text-area.ts';
import { type Html, html } from '../../html/html.ts';
import { counted } from '../../html/words/count.ts';
import { dateInWords } from '../../html/words/date.ts';
import type { Parts } from '../../parts.ts';
import type { Asked } from '../frame.ts';
import { laterQuestion, previewOf } from '../rules/preview.ts';
import { draftForm } from './draft-form.ts';
import { explained } from './explained.ts';
import { addressOf, stateOf } from './versions.ts';
import { withoutTheWay } from './way.ts';

/** One version of a standard: in plain words, what its check found, and what its keeper may do with it. */
export async function versionPage(
  parts: Parts,
  who: Asked,
  row: StandardVersion,
  reasonMissing?: string,
): Promise<Html> {
  const sections = inPlainWords(row);
  const keeper = may(who.who.roles, 'change rules');
  const facts = definitionList([
    { term: 'Where it stands', value: stateOf(row.state) },
    { term: 'New cases from', value: row.effectiveFrom === '' ? '' : dateInWords(row.effectiveFrom) },
    { term: 'Open cases', value: row.openCases },
    ...(row.digest === null
      ? []
      : [{ term: 'Sealed as', value: html`<code>${row.digest.slice(0, 16)}</code>` }]),
  ]);
  return html`<h1>${row.title}, version ${row.version}</h1>${facts}${row.findings !== null && findings(row, keeper)}${
    keeper && (await deeds(parts, who, row, reasonMissing))
  }<h2>In plain words</h2>${sections === null ? html`<p>It cannot be read yet.</p>` : explained(sections)}`;
}

/** `linked`: the page has the form of the draft, so that a line leads to its place there. */
function findings(row: StandardVersion, linked: boolean): Html {
  const found = row.findings ?? [];
  if (found.length === 0) return notice({ kind: 'done', title: 'The check found nothing.' });
  const errors = found.filter(({ kind }) => kind === 'error').length;
  const counts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(found.length > errors ? [counted(found.length - errors, 'warning')] : []),
  ];
  return notice({
    kind: errors > 0 ? 'danger' : 'mind',
    title: `The check found ${counts.join(' and ')}`,
    body: html`<ul class="govuk-list govuk-list--bullet">${found.slice(0, 100).map((one) => html`<li>${findingOf(one, linked)}</li>`)}</ul>`,
  });
}

function findingOf({ line, column, message }: KeptFinding, linked: boolean): Html {
  const at = `Line ${line}`;
  const { said, way, more } = withoutTheWay(message);
  return html`${linked ? lineLink('body', { line, column }, at) : at}: ${said}${more}${
    way.length > 0 &&
    disclosure('How it adds up', html`<ul class="govuk-list">${way.map((one) => html`<li>${one}</li>`)}</ul>`)
  }`;
}

async function deeds(parts: Parts, who: Asked, row: StandardVersion, reasonMissing?: string): Promise<Html> {
  const address = addressOf(row);
  const send = (deed: string, text: string, more: Html | null = null): Html =>
    form({
      action: `${address}/${deed}`,
      csrf: who.who.csrf,
      body: html`${more}${button({ text, kind: deed === 'withdraw' ? 'secondary' : 'primary' })}`,
    });
  const typed = { body: row.body, wording: row.wording ?? '' };
  const write = (title: string): Html => draftForm(title, typed, who.who.csrf);
  if (row.state === 'draft') return html`<h2>What to do</h2>${write('Change the draft')}`;
  const { shown, preview } = await moving(parts, who, row);
  if (row.state === 'checked')
    return html`<h2>Publish it</h2><p>Published it stays as it is, for good. Open cases keep the version they were promised under; they can be moved afterwards. If all of them were:</p>${shown(html`${send('publish', 'Publish it')}${write('Change the draft')}`)}`;
  const move =
    preview.following > 0 &&
    html`<h2>Move open cases to it</h2>${shown(send('move', 'Move them', laterQuestion(preview, reasonMissing)))}`;
  return html`${row.state === 'published' && move}<h2>What else</h2>${write('Write a next version')}${row.state === 'published' && disclosure('Withdraw it', html`<p>No new case begins under it any more; open cases go on by it.</p>${send('withdraw', 'Withdraw it from new cases')}`)}`;
}

async function moving(parts: Parts, who: Asked, row: StandardVersion) {
  const { organisation, roles } = who.who;
  const now = await parts.ground.now(organisation);
  const base = moveTo(row);
  const change: RulesChange =
    row.state !== 'checked'
      ? base
      : {
          ...base,
          publishes: [
            { kind: 'standard', name: row.name, version: row.version, body: row.body, effectiveFrom: null },
          ],
        };
  const preview = await previewChange(parts.ground, organisation, change);
  const view = { zone: who.look.timezone, now, linked: may(roles, 'read case') };
  return { preview, shown: (decide: Html) => previewOf(preview, view, decide) };
}
