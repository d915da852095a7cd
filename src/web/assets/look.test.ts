import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colour, contrast, lookOf } from './look.ts';

const papers = { light: [251, 250, 247], dark: [22, 22, 20] } as const;

test('whatever colour an organisation chose, text in it reads in light and in dark', () => {
  for (const hex of [
    '#000000',
    '#ffffff',
    '#ffdd00',
    '#23594c',
    '#0b0c0c',
    '#808080',
    '#ff0000',
    '#0000ff',
  ]) {
    const found = [
      ...(lookOf(hex) ?? '').matchAll(
        /--accent:(#[0-9a-f]{6});--accent-ink:(#[0-9a-f]{6});--accent-soft:(#[0-9a-f]{6})/g,
      ),
    ];
    assert.equal(found.length, 2, hex);
    for (const [i, paper] of [papers.light, papers.dark].entries()) {
      const accent = colour(found[i]?.[1] ?? '') ?? papers.light;
      assert.ok(contrast(accent, paper) >= 4.5, `${hex} on paper ${i}`);
      assert.ok(
        contrast(accent, colour(found[i]?.[2] ?? '') ?? papers.light) >= 4.5,
        `${hex} as a button ${i}`,
      );
    }
  }
});

test('what is not a colour makes no style sheet', () => {
  assert.equal(lookOf('red;}body{display:none'), null);
  assert.equal(lookOf('#12345'), null);
});

test('black on white has the contrast of WCAG', () => {
  assert.equal(Math.round(contrast([0, 0, 0], [255, 255, 255])), 21);
});
