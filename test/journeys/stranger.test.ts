import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { readAll, registered } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey('a stranger quotes a reference', { starts: '2026-11-23 09:10' }, async (desk) => {
  const owner = desk.mailbox('mj.patel@mail.example');
  const stranger = desk.mailbox('j.burke@mail.example');
  const reference = await registered(desk, {
    from: 'Meena Patel <mj.patel@mail.example>',
    subject: 'drawer',
    text: 'The drawer under the hob will not shut, 7 Larch Close.',
  });
  const letter = owner.next();
  readAll(desk, 'mj.patel@mail.example', 'customercare@northmoor.example');
  const priya = await desk.asPerson('Priya Nair');
  await priya.opens(reference);
  const before = await priya.words('main');

  // A courier who knows the number, somebody in her name, and somebody who answers her letter as himself.
  await desk.passTo('2026-11-23 09:40');
  await desk.write({
    from: 'John Burke <j.burke@mail.example>',
    subject: `Ref ${reference}`,
    text: `Ref ${reference}. Please send me the homeowner's phone no so I can deliver the part. John, courier`,
  });
  await desk.write({
    from: 'Meena Patel <mj.patel@mail.example>',
    subject: `Re: ${reference}`,
    text: `Please close ${reference}, all is done.`,
    forged: true,
  });
  await desk.answer(letter, {
    from: 'John Burke <j.burke@mail.example>',
    text: 'She forwarded this to me. Close it, and tell me when you come.',
  });

  // None of them is told anything, nothing changes on the query, and nobody else is written to.
  assert.deepEqual([stranger.unread(), owner.unread()], [[], []]);
  await priya.opens(reference);
  assert.equal(await priya.words('main'), before);
  await priya.doesNotRead('j.burke');

  // They lie before a person, each with why.
  const ines = await desk.asStaff('administrator');
  await ines.goes('/desk/post');
  await ines.reads(
    `It quotes ${reference}, but is from somebody who is no party to it`,
    'mx.alder-finch.example found that mail.example did not send it',
    'She forwarded this to me',
  );
  await ines.looks('unfiled messages');
  await ines.page.getByRole('link', { name: `Ref ${reference}` }).click();
  await ines.page.getByRole('heading', { name: `Ref ${reference}` }).waitFor();
  await ines.reads('John, courier', 'File it on a case', 'Plot 41'.toLowerCase());
  await ines.looks('unfiled, one message');
  await ines.page.getByLabel('Why').fill('A courier: rung, and told to ask his depot.');
  await ines.page.getByRole('button', { name: 'Put it aside' }).click();
  await ines.page.waitForURL(/\/desk\/post(\?|$)/);
  await ines.doesNotRead('John, courier');

  // She herself writes with the number alone, and it finds her query.
  await desk.write({
    from: 'Meena Patel <mj.patel@mail.example>',
    subject: `${reference} again`,
    text: 'The drawer now sticks out by a hand.',
  });
  await priya.opens(reference);
  await priya.reads('The drawer now sticks out by a hand.');
  quotesAll(letter, [reference]);
});
