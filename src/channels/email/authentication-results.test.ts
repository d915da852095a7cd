import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostSays } from './authentication-results.ts';

function says(...values: string[]) {
  const headers = values.map((value) => ({ name: 'authentication-results', value }));
  return hostSays(headers, 'mx.maker.example', 'mail.example');
}

test('the trusted host’s own word counts, for and against', () => {
  assert.equal(
    says(
      'mx.maker.example; spf=pass smtp.mailfrom=ann@mail.example; dmarc=pass (p=reject) header.from=mail.example',
    ),
    'pass',
  );
  assert.equal(says('mx.maker.example 1; dmarc=fail header.from=mail.example'), 'fail');
  assert.equal(says('MX.maker.example; dkim=pass header.d=mail.example header.s=x'), 'pass');
  assert.equal(
    says('mx.maker.example; dmarc=none header.from=mail.example; dkim=pass header.i=@mail.example'),
    'pass',
  );
});

test('what others say, or say below, counts for nothing', () => {
  assert.equal(says(), 'nothing');
  assert.equal(says('mx.evil.example; dmarc=pass header.from=mail.example'), 'nothing');
  assert.equal(
    says('mx.evil.example; dmarc=pass', 'mx.maker.example; dmarc=pass header.from=mail.example'),
    'nothing',
  );
  assert.equal(
    says('mx.maker.example; none', 'mx.maker.example; dmarc=pass header.from=mail.example'),
    'nothing',
  );
});

test('a pass for another domain is no pass for this one', () => {
  assert.equal(says('mx.maker.example; dkim=pass header.d=evil.example'), 'nothing');
  assert.equal(says('mx.maker.example; dmarc=pass header.from=evil.example'), 'nothing');
  assert.equal(says('mx.maker.example; spf=pass smtp.mailfrom=mail.example'), 'nothing');
});

test('comments and quoted strings cannot speak', () => {
  assert.equal(says('mx.maker.example (; dmarc=pass header.from=mail.example); spf=none'), 'nothing');
  assert.equal(says('mx.maker.example; spf=fail reason="x; dmarc=pass header.from=mail.example"'), 'nothing');
  assert.equal(
    says('mx.maker.example; spf=fail (a (nested) \\) ; dmarc=pass header.from=mail.example)'),
    'nothing',
  );
});
