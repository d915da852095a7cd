import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { journey } from '../kit/journey.ts';

await journey('who looks after LS15', { starts: '2026-11-23 09:10' }, async (desk) => {
  const helen = desk.mailbox('helen@mail.example');
  const asks = (text: string, id: string) =>
    desk.write({ from: 'Helen <helen@mail.example>', text, headers: { 'Message-ID': id } });

  // A whole postcode in a hurry, and the district alone: the named contact at once, and no client's name.
  await asks('who do i speak to about LS15 8zz i think its you', '<one@mail.example>');
  await asks('who looks after LS15', '<two@mail.example>');
  for (const id of ['<one@mail.example>', '<two@mail.example>']) {
    const card = helen.next(/Who looks after it/);
    quotesAll(card, ['Priya Nair', '01632 960201', 'priya.nair@alder-finch.example', '/report']);
    assert.doesNotMatch(card.text, /Northmoor|CQ-|EQ-|Larches/);
    assert.equal(card.inReplyTo, id);
    assert.match(card.autoSubmitted ?? '', /^auto-/);
  }

  // The form that the card offers is there, on a phone.
  const form = await desk.visit('/report');
  await form.looks('the form to report');

  // An unknown place: it says so, with a date, and lies before a person.
  await asks('who looks after ZE1 0AA please', '<three@mail.example>');
  const plain = helen.next(/We look into your question/);
  quotesAll(plain, ['We could not tell straight away who looks after this', 'Ruth Adeyemi', '01632 960203']);
  quotesAll(plain, ['By: Tuesday 24 November 2026, 5pm (a person answers you)']);
  const ines = await desk.asStaff('administrator');
  await ines.reads('With a person', 'A person answers you');
  await ines.doesNotRead('CQ-');
  await ines.looks('today, an enquiry');
  await ines.page.locator('main table a').first().click();
  await ines.page.getByRole('heading', { level: 1, name: /EQ-/ }).waitFor();
  await ines.looks('an enquiry');
  await ines.does('Answered in your own words', {
    'Your answer, as they will read it':
      'Colm Daly looks after Lerwick from January. Until then ring Ruth Adeyemi.',
  });
  await desk.turn();
  quotesAll(helen.next(), ['Colm Daly looks after Lerwick from January.']);

  // Asked for the fifth time in a day it is a person's turn: no machine is made to talk to another.
  for (const n of [4, 5]) await asks('who looks after LS15 8ZX', `<${n}@mail.example>`);
  assert.equal(helen.unread().length, 1);
  await ines.goes('/desk/post');
  await ines.reads('This sender has asked often today: a person answers');
});
