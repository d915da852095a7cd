import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { type Html, textOf } from '../html.ts';
import { backLink, breadcrumbs } from './breadcrumbs.ts';
import { button } from './button.ts';
import { checkList } from './check-list.ts';
import { definitionList } from './definition-list.ts';
import { disclosure } from './disclosure.ts';
import { errorSummary } from './error-summary.ts';
import { fileUpload } from './file-upload.ts';
import { pagination } from './pagination.ts';
import { radioList } from './radio-list.ts';
import { textArea } from './text-area.ts';
import { textField } from './text-field.ts';

const installed = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));

function fixture(component: string, name: string): string {
  const path = join(installed, 'dist/govuk/components', component, 'fixtures.json');
  const { fixtures } = JSON.parse(readFileSync(path, 'utf8')) as {
    fixtures: { name: string; html: string }[];
  };
  const found = fixtures.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${component} has no fixture ${name}`);
  return found.html;
}

const entities: Record<string, string> = { '&#39;': "'", '&quot;': '"', '&#96;': '`' };

/** Tags with their attributes in order of the alphabet, texts without the white space around them. */
function shape(markup: string): string[] {
  const parts =
    markup.replaceAll(/&#39;|&quot;|&#96;/g, (sign) => entities[sign] ?? sign).match(/<[^>]+>|[^<]+/g) ?? [];
  return parts
    .map((part) => {
      if (!part.startsWith('<')) return part.replaceAll(/\s+/g, ' ').trim();
      const [, name = '', rest = ''] = /^<(\/?[a-z0-9]+)([^>]*)>$/s.exec(part) ?? [];
      const attributes = rest.match(/[a-z-]+(?:="[^"]*")?/g) ?? [];
      return `<${[name, ...attributes.toSorted()].join(' ')}>`;
    })
    .filter((part) => part !== '');
}

const cases: readonly [component: string, fixture: string, ours: Html | null][] = [
  [
    'input',
    'with error message',
    textField({
      name: 'test-name-3',
      id: 'input-with-error-message',
      label: 'National Insurance number',
      error: 'Enter a National Insurance number in the correct format',
    }),
  ],
  [
    'input',
    'with hint text',
    textField({
      name: 'test-name-2',
      id: 'input-with-hint-text',
      label: 'National insurance number',
      hint: 'It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’.',
    }),
  ],
  [
    'textarea',
    'with error message',
    textArea({
      name: 'no-ni-reason',
      label: 'Why can’t you provide a National Insurance number?',
      error: 'You must provide an explanation',
    }),
  ],
  ['file-upload', 'default', fileUpload({ name: 'file-upload-1', label: 'Upload a file' })],
  ['button', 'default', button({ text: 'Save and continue' })],
  ['button', 'warning', button({ text: 'Warning button', kind: 'warning', name: 'Warning' })],
  ['button', 'secondary', button({ text: 'Secondary button', kind: 'secondary', name: 'secondary' })],
  ['button', 'link', button({ text: 'Link button', href: '/' })],
  [
    'details',
    'default',
    disclosure(
      'Help with nationality',
      'We need to know your nationality so we can work out which elections you’re entitled to vote in. If you can’t provide your nationality, you’ll have to send copies of identity documents through the post.',
    ),
  ],
  [
    'error-summary',
    'default',
    errorSummary([
      { field: 'example-error-1', message: 'The date your passport was issued must be in the past' },
      { field: 'example-error-2', message: 'Enter a postcode, like AA1 1AA' },
    ]),
  ],
  [
    'breadcrumbs',
    'default',
    breadcrumbs([
      { text: 'Home', href: '/' },
      { text: 'Section', href: '/section' },
      { text: 'Sub-section', href: '/section/sub-section' },
      { text: 'Sub Sub-section', href: '/section/sub-section/sub-sub-section' },
    ]),
  ],
];

for (const [component, name, ours] of cases) {
  test(`our ${component} is GOV.UK's, as its fixture "${name}" has it`, () => {
    assert.ok(ours !== null);
    assert.deepEqual(shape(textOf(ours)), shape(fixture(component, name)));
  });
}

/** Where ids and wrappers are our own: every class that we name is one that GOV.UK's styles know. */
test('every GOV.UK class that our components name is in its styles', () => {
  const css = readFileSync(join(installed, 'dist/govuk/govuk-frontend.min.css'), 'utf8');
  const choices = [{ value: 'a', text: 'A', hint: 'of A' }];
  const all = [
    radioList({ name: 'r', label: 'R', small: true, inline: true, choices }),
    checkList({ name: 'c', label: 'C', small: true, choices }),
    definitionList([
      { term: 'T', value: 'V', change: { href: '/' } },
      { term: 'U', value: 'W' },
    ]),
    pagination({ previous: '/1', next: '/3' }) ?? backLink('/'),
    backLink('/'),
  ];
  // Hooks without a rule of their own.
  const bare = new Set(['govuk-radios', 'govuk-checkboxes']);
  for (const each of all)
    for (const [name] of textOf(each).matchAll(/govuk-[a-z_-]+/g))
      if (!bare.has(name)) assert.ok(css.includes(`.${name}`), name);
});
