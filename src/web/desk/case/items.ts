import type { ItemView } from '../../../app/desk/case-page/view.ts';
import { card } from '../../html/components/card.ts';
import { tag } from '../../html/components/tag.ts';
import { textArea } from '../../html/components/text-area.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import { sinceInWords } from '../words/deadline.ts';
import { deedIn, type Showing } from './showing.ts';

/** The items, each with where it stands, whose it is and the way forward. */
export function items(showing: Showing): Html {
  const body = html`<ol class="items">${showing.page.items.map((item) => itemLine(showing, item))}</ol>${addItem(showing)}`;
  return card({
    title: showing.page.items.length === 1 ? 'The item' : `${showing.page.items.length} items`,
    id: 'items',
    body,
  });
}

function itemLine(showing: Showing, item: ItemView): Html {
  const { liability, ...rest } = item.attributes;
  const way = rest['way forward'];
  const other = Object.entries(rest).filter(([name]) => name !== 'way forward' && name !== 'outcome');
  return html`<li class="item${item.stage === null && ' item--closed'}"><p class="item__title"><span class="item__n">${item.n}</span> ${item.title}</p>
<p class="item__facts">${tag(item.stageTitle, item.stage === null ? 'good' : 'plain')} ${liability !== undefined && tag(liability, liability === 'ours' ? 'accent' : 'mind')} ${way !== undefined && tag(way)} ${other.map(([name, value]) => tag(`${name}: ${value}`))} <span class="quiet">${sinceInWords(item.since, showing.zone, showing.page.now)}</span></p>
${item.said !== null && item.said !== item.title && html`<p class="item__said">“${item.said}”</p>`}
${item.stage !== null && describe(showing, item)}</li>`;
}

function describe(showing: Showing, item: ItemView): Html | null {
  return deedIn(showing, {
    deed: 'describe',
    name: `describe-${item.id}`,
    title: 'Describe it',
    hidden: { item: item.id },
    send: { text: 'Keep', kind: 'secondary' },
    body: (kept) =>
      html`${textField({ name: 'product', id: kept.id('product'), label: 'Product', value: kept.value('product') ?? item.product })}${textField({ name: 'fault', id: kept.id('fault'), label: 'What is wrong', value: kept.value('fault') ?? item.fault })}`,
  });
}

function addItem(showing: Showing): Html | null {
  if (!showing.page.open) return null;
  return deedIn(showing, {
    deed: 'item',
    name: 'item',
    title: 'Add an item',
    shortcut: 'i',
    send: { text: 'Add it', kind: 'secondary' },
    body: (kept) =>
      html`${textField({ name: 'product', id: kept.id('product'), label: 'Product', error: kept.error('product'), value: kept.value('product') })}${textField({ name: 'fault', id: kept.id('fault'), label: 'What is wrong', value: kept.value('fault') })}${textArea({ name: 'words', id: kept.id('words'), label: 'In their words (if there are any)', rows: 2, value: kept.value('words') })}`,
  });
}
