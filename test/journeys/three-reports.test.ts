import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { readAll, registered, reported } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey('three people report one fault', { starts: '2026-11-23 09:10' }, async (desk) => {
  const owner = desk.mailbox('mj.patel@mail.example');
  const buyer = desk.mailbox('buyer@northmoor.example');
  const first = await registered(desk, {
    from: 'Gary Stone <gary.stone@northmoor.example>',
    subject: 'Plot 41',
    text: 'Plot 41 The Larches, door of the corner unit chipped.',
  });
  readAll(desk, 'mj.patel@mail.example', 'gary.stone@northmoor.example', 'customercare@northmoor.example');

  // The homeowner writes too: she has one home and one open query, so hers is filed there.
  await desk.passTo('2026-11-23 11:00');
  await desk.write({
    from: 'Meena Patel <mj.patel@mail.example>',
    subject: 'door',
    text: 'Hello, a kitchen door is chipped, and I am home after two.',
  });
  const ines = await desk.asStaff('administrator');
  await ines.opens(first);
  await ines.reads('a kitchen door is chipped, and I am home after two');

  // The buyer writes about many homes: hers is a query of its own, and the desk says that it may repeat the first.
  const second = await reported(desk, {
    from: 'Lena Fry <buyer@northmoor.example>',
    subject: 'plot 41',
    text: 'Plot 41 The Larches door damaged, please sort. Our ref NM-99.',
  });
  assert.notEqual(second, first);
  await ines.goes('/desk');
  await ines.reads(first, second);
  await ines.looks('today, three reports');
  await ines.opens(second);
  await ines.reads(`It may repeat ${first}, which is about the same home`);
  await ines.looks('case, may repeat another');

  // One press merges them; what is said on the second from now on arrives on the first.
  await ines.does('Merge into another case', { 'The case to keep': first });
  await ines.opens(second);
  await ines.reads('Closed: Duplicate of another query', `${first} Merged into`);
  await ines.looks('case, merged');
  await desk.turn();
  const told = buyer.next(/another number/);
  quotesAll(told, [first, second, 'NM-99', 'Priya Nair', 'What happens next']);
  await desk.passTo('2026-11-23 14:00');
  await desk.write({
    from: 'Lena Fry <buyer@northmoor.example>',
    subject: `Re: ${second}`,
    text: `Any news on ${second}? NHQC day 3.`,
  });
  await ines.opens(first);
  await ines.reads(
    `Any news on ${second}`,
    'clock stood at day 3',
    'Lena Fry',
    `${second} Keeps what came from`,
  );
  assert.deepEqual([owner.unread(), buyer.unread()], [[], []]);

  // Merged by mistake: taken back, both stand as before.
  await ines.opens(second);
  await ines.page.getByRole('button', { name: 'Take the merging back' }).click();
  await ines.page.waitForURL(/done=yes/);
  await ines.opens(second);
  await ines.reads('Being registered', 'By tomorrow 11am');
  await ines.does('Register and allocate', { 'Who looks after it': 'Priya Nair' });
  await desk.turn();
  quotesAll(buyer.next(/registered/), [second, 'Priya Nair', 'NM-99']);
});
