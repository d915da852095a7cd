import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { readAll, registered } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey(
  'a client forgets the order and then sends it with only the plot on it',
  { starts: '2026-11-02 09:30', hears: 'imap' },
  async (desk) => {
    const owner = desk.mailbox('t.okafor@mail.example');
    const office = desk.mailbox('customercare@northmoor.example');
    const buyer = desk.mailbox('buyer@northmoor.example');
    const site = desk.mailbox('abi.crewe@northmoor.example');
    const director = desk.mailbox('owen.hart@northmoor.example');
    const reference = await registered(desk, {
      from: 'Abi Crewe <abi.crewe@northmoor.example>',
      subject: 'Plot 3 Mill Wharf',
      text: 'Two doors of the tall unit scratched by our decorator on plot 3. Please quote for two.',
    });
    readAll(desk, 't.okafor@mail.example', 'customercare@northmoor.example', 'abi.crewe@northmoor.example');
    const everyLetter = [reference, 'Priya Nair', '01632 960201'];

    // Chargeable: the builder is asked for an order with the price, and the homeowner told whom we wait for.
    const priya = await desk.asPerson('Priya Nair');
    await priya.opens(reference);
    await priya.does('Chargeable, an order is needed', {
      Why: 'Scratched on site, after we left.',
      'The part': '2 tall unit doors, Oak',
      Price: '£184.00 with VAT',
    });
    await desk.turn();
    quotesAll(office.next(/send an order/), [
      ...everyLetter,
      '£184.00 with VAT',
      'Scratched on site',
      'Part: 2 tall unit doors, Oak',
    ]);
    const waiting = owner.next(/waiting for an order/);
    quotesAll(waiting, [...everyLetter, 'Northmoor Homes has to order it first']);
    const tunde = await desk.openLink(waiting);
    await tunde.reads('We wait for your builder', 'You need do nothing', 'Priya Nair');
    await tunde.doesNotRead('184.00', 'owen.hart', 'buyer@');
    await tunde.looks('portal, waiting for the builder');

    // The buyer is chased on day 1, the site on day 3, the director on day 4; then it closes, and all hear of it.
    await desk.passTo('2026-11-03 18:00');
    quotesAll(buyer.next(), [...everyLetter, 'We asked for an order', '£184.00 with VAT']);
    await desk.passTo('2026-11-05 18:00');
    quotesAll(site.next(), everyLetter);
    await desk.passTo('2026-11-06 18:00');
    quotesAll(director.next(), everyLetter);
    quotesAll(office.next(/about to close/), [...everyLetter, 'Monday 9 November 2026']);
    quotesAll(owner.next(/about to close/), [
      ...everyLetter,
      'If we wait for Northmoor Homes, please ask them',
    ]);
    await desk.passTo('2026-11-10 18:00');
    quotesAll(office.next(/no answer from you/), [...everyLetter, 'Thursday 5 November 2026, 3:30pm']);
    quotesAll(owner.next(/closed for now/), [...everyLetter, 'we had no answer from Northmoor Homes']);

    // A month later the order comes, with nothing on it but the plot: it finds its query and opens it again.
    await desk.passTo('2026-12-08 10:00');
    await desk.write({
      from: 'Lena Fry <buyer@northmoor.example>',
      subject: 'PO 778120 attached',
      text: 'Plot 3. 2 x doors as per your quote.',
      photos: [{ filename: 'PO 778120.pdf', content: Buffer.from('%PDF-1.4\n%order\n') }],
    });
    quotesAll(owner.next(/open again/), everyLetter);
    quotesAll(office.next(/open again/), everyLetter);
    assert.deepEqual(office.unread(), [], 'nobody is asked for an order that has just come');
    const ines = await desk.asStaff('administrator');
    await ines.opens(reference);
    await ines.reads('An order may be here', 'PO 778120.pdf', 'reopened, cycle 2');
    await ines.looks('case, an order came');
    await ines.does('A usable order is here', { 'Their order number': 'PO 778120' });
    await desk.turn();
    quotesAll(office.next(/We have your order/), [...everyLetter, 'By: Wednesday 9 December 2026, 10am']);
    quotesAll(owner.next(/The order is here/), [...everyLetter, 'Northmoor Homes has sent us the order']);
    await ines.goes('/desk/search?q=778120');
    await ines.reads(reference);
  },
);
