import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, type Printable, textOf } from './html.ts';

const print = (value: Printable) => textOf(html`<p title="${value}">${value}</p>`);

test('what came from outside is escaped in text and in attributes', () => {
  assert.equal(
    print(`<b>"'&\``),
    '<p title="&lt;b&gt;&quot;&#39;&amp;&#96;">&lt;b&gt;&quot;&#39;&amp;&#96;</p>',
  );
});

test('markup made by the tag stands as it is, however deep', () => {
  const inner = html`<b>${'<'}</b>`;
  assert.equal(textOf(html`<p>${[inner, [inner]]}</p>`), '<p><b>&lt;</b><b>&lt;</b></p>');
});

test('null, undefined and false print nothing, zero prints itself', () => {
  assert.equal(textOf(html`${null}${undefined}${false}${0}`), '0');
});

test('an object that claims to be markup is not taken for it', () => {
  const forged: unknown = JSON.parse('{"html":"<script>","Symbol(html)":"<script>"}');
  assert.throws(() => html`${forged as Printable}`, TypeError);
});
