import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognise } from './recognise.ts';

const phrases = {
  danger: ['coming off the wall', 'leaking', 'leak', 'smell of gas'],
  thanks: ['thank you', 'thanks', 'lovely job'],
  enquiry: ['who looks after', 'who do i speak to'],
  form: ['registration form'],
};

test('words of danger are found whole, in any case, with or without an article', () => {
  assert.deepEqual(recognise('wall cupboard coming off wall above cooker', phrases).danger, [
    'coming off the wall',
  ]);
  assert.deepEqual(recognise('It is COMING OFF\nHER WALL!', phrases).danger, ['coming off the wall']);
  assert.deepEqual(recognise('the leaks report from the leakage team', phrases).danger, []);
});

test('a negation is still danger', () => {
  assert.deepEqual(recognise('it is not leaking any more', phrases).danger, ['leaking']);
});

test('thanks alone are thanks; thanks with a matter are not', () => {
  assert.equal(recognise('Thank you so much!\n\nMrs Ellis', phrases).onlyThanks, true);
  assert.equal(recognise('Thanks Darren', phrases).onlyThanks, true);
  assert.equal(
    recognise('Thank you so much to Darren, he was lovely. One thing, the tap still drips', phrases)
      .onlyThanks,
    false,
  );
  assert.equal(recognise('thanks, when do you come?', phrases).onlyThanks, false);
});

test('questions about who looks after a place, and wishes for the form, are known', () => {
  assert.equal(recognise('who do i speak to about LS15 8zz i think its you', phrases).enquiry, true);
  assert.equal(recognise('Please send me your registration form.', phrases).form, true);
});
