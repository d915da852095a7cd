import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlToText } from './html-text.ts';

test('words, lines and quotations of HTML are kept; scripts, styles, pictures and addresses of links are not', () => {
  const html =
    '<style>p{}</style><h1>Plot 41</h1><p>The <b>door</b> is&nbsp;chipped, <a href="https://x.example/?t=1">see here</a>.<img src="x"></p><blockquote>old</blockquote><script>x()</script>';
  assert.equal(htmlToText(html)?.trim(), 'Plot 41\n\nThe door is\u00a0chipped, see here.\n\n> old');
});

test('HTML nested beyond reason still gives its words', () => {
  const deep = `<style>p{}</style>${'<div>'.repeat(100_000)}The <b>door</b> &amp; hinge<br>plot&nbsp;41 &#163;85<script>x()</script>${'</div>'.repeat(9)}`;
  assert.equal(htmlToText(deep), 'The door & hinge\nplot 41 £85');
  assert.equal(htmlToText(`${'<ul><li>'.repeat(50_000)}last`), 'last');
});

test('a great many paragraphs are all read', () => {
  const words = htmlToText('<p>word</p>'.repeat(50_000)) ?? '';
  assert.equal(words.match(/word/g)?.length, 50_000);
});

test('HTML that is broken is read as far as it goes', () => {
  for (const html of [
    `<${'a '.repeat(100_000)}`,
    '<'.repeat(100_000),
    '<script>'.repeat(20_000),
    '&#99999999;',
    '<![CDATA[x',
  ]) {
    assert.equal(typeof htmlToText(html), 'string');
  }
});
