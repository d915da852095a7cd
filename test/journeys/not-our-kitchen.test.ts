import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { aPhoto } from '../kit/journey/photo.ts';
import { readAll, registered } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey(
  'not our kitchen, and they dispute it',
  { starts: '2026-11-23 09:10', hears: 'imap' },
  async (desk) => {
    const owner = desk.mailbox('kofi.mensah@mail.example');
    const office = desk.mailbox('customercare@northmoor.example');
    const reference = await registered(desk, {
      from: 'Kofi Mensah <kofi.mensah@mail.example>',
      subject: 'worktop',
      text: 'The joint of the worktop is open, 11 Larch Close.',
    });
    readAll(desk, 'kofi.mensah@mail.example', 'customercare@northmoor.example');
    const everyLetter = [reference, '01632 96020'];

    // Not ours needs a reason and evidence; client and homeowner get the finding and how to dispute it.
    const priya = await desk.asPerson('Priya Nair');
    await priya.opens(reference);
    const refused = await priya.isRefused('Not ours', { 'Why it is not ours': 'Fitted by another maker.' });
    assert.match(refused, /Photos or other evidence|evidence/i);
    await priya.does('Not ours', {
      'Why it is not ours': 'Fitted by another maker.',
      'Photos or other evidence': [{ name: 'joint.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() }],
      'Tell the homeowner too': 'yes',
    });
    await desk.turn();
    const finding = owner.next(/What we found/);
    quotesAll(finding, [
      ...everyLetter,
      'Priya Nair',
      'Fitted by another maker.',
      'another manager looks at it',
    ]);
    quotesAll(office.next(/not ours/), [...everyLetter, 'Fitted by another maker.', 'If you do not agree']);

    // He disputes it on his page: it is open again, and another manager is asked for.
    await desk.passTo('2026-11-24 10:00');
    const kofi = await desk.openLink(finding);
    await kofi.reads('Closed, not ours', 'You see it otherwise?');
    await kofi.looks('portal, not ours');
    await kofi.follows('Dispute our finding');
    await kofi.looks('portal, dispute');
    await kofi.fills({ 'Why do you think we are wrong?': 'Your own label is under it.' });
    await kofi.presses('Send my dispute');
    await kofi.reads('Another manager answers your dispute', 'by Tuesday 8 December');
    await desk.turn();
    for (const mailbox of [owner, office])
      quotesAll(mailbox.next(/We look at it again/), [...everyLetter, 'Your own label is under it.']);

    const ruth = await desk.asStaff('senior administrator');
    await ruth.opens(reference);
    await ruth.reads('They dispute our finding: choose another manager', 'reopened, cycle 2');
    await ruth.looks('case, disputed');
    await ruth.does('Let somebody else look after it', {
      Who: 'Colm Daly',
      Why: 'Their finding is disputed.',
    });

    // Another manager decides, and Mr Mensah hears of it.
    const colm = await desk.asPerson('Colm Daly');
    await colm.opens(reference);
    await colm.does('An inspection is needed', { Why: 'His photo shows our label.' });
    await desk.turn();
    quotesAll(office.next(/contacting the owner/), [
      ...everyLetter,
      'Colm Daly',
      'His photo shows our label.',
    ]);
    quotesAll(owner.next(/come and look/), [...everyLetter, 'Colm Daly']);
  },
);
