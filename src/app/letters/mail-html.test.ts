import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MailFrame, mailHtml } from './mail-html.ts';

const frame: MailFrame = {
  subject: 'When may we come? (CQ-10482)',
  organisation: 'Alder & Finch',
  phone: '01632 960123',
  link: 'https://desk.example/c/abc',
  linkText: 'See how it stands',
  accent: '#23594c',
};

test('paragraphs and lists of a letter become paragraphs and lists', () => {
  const html = mailHtml('Dear Mrs Patel,\n\nTimes we can offer:\n– Monday\n– Tuesday\n\nYours', frame);
  assert.match(html, /<p [^>]*>Dear Mrs Patel,<\/p>/);
  assert.match(
    html,
    /<p [^>]*>Times we can offer:<\/p>\n<ul [^>]*><li [^>]*>Monday<\/li><li [^>]*>Tuesday<\/li><\/ul>/,
  );
});

test('the case’s own link becomes a button and is not repeated in the words', () => {
  const html = mailHtml('See how it stands, or answer us, here: https://desk.example/c/abc', frame);
  assert.match(html, /<a href="https:\/\/desk\.example\/c\/abc"[^>]*>See how it stands<\/a>/);
  assert.equal(html.split('https://desk.example/c/abc').length, 2);
});

test('another address stays a link under its own words', () => {
  const html = mailHtml('Fill in the form: https://desk.example/report.', frame);
  assert.match(html, /<a href="https:\/\/desk\.example\/report"[^>]*>https:\/\/desk\.example\/report<\/a>\./);
});

test('whatever people wrote is text in it, never markup', () => {
  const tags = (html: string) => html.match(/<[a-z!/][^>]*>/gi)?.length ?? 0;
  const plain = tags(mailHtml('x', frame));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (words) => {
      const line = words.replaceAll(/[\n\r–•*-]|https?:/g, '');
      if (line.trim() === '') return;
      assert.equal(tags(mailHtml(line, frame)), plain);
    }),
  );
  assert.ok(!mailHtml('<script>alert(1)</script>', frame).includes('<script'));
});

test('a link that is not of the web is never a button that can be pressed', () => {
  const html = mailHtml('Here: javascript:alert(1)', { ...frame, link: 'javascript:alert(1)' });
  assert.ok(!/href="javascript:/.test(html));
});

test('the organisation and its phone stand at the foot', () => {
  const html = mailHtml('Hello', frame);
  assert.match(html, /Alder &amp; Finch · <a href="tel:01632960123"/);
});

test('a colour that is none, or a light one, leaves the button legible', () => {
  const text = 'Here: https://desk.example/c/abc';
  assert.match(mailHtml(text, { ...frame, accent: 'red;x:y' }), /background:#23594c;color:#ffffff/);
  assert.match(mailHtml(text, { ...frame, accent: '#ffdd00' }), /background:#ffdd00;color:#111111/);
});
