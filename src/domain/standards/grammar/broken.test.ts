import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFile } from './file.ts';

/** Text that is no YAML, where that is said (line:column), and how. */
const broken: readonly (readonly [string, string, RegExp])[] = [
  ['a: [b, c\nd: e\n', '2:1', /an opened \[ or \{ is not closed|closing bracket/],
  ['a: "b\n', '2:1', /a quotation mark is opened and not closed/],
  ['title: now: then\n', '1:8', /a second "key: value" on one line/],
  ['a: 1\na: 2\n', '2:1', /this key is here twice/],
  ['a:\n\tb: 1\n', '2:1', /spaces, not with tabs/],
  ['a: @b\n', '1:4', /cannot begin with ` or @/],
  ['a: 1\nb\nc: 2\n', '2:1', /a colon is missing|a key and its colon stand on one line/],
  ['a: "\\q"\n', '1:5', /double quotation marks/],
  ['a: {b: 1 c: 2}\n', '1:8', /comma|colon/],
  ['a: !b c\n', '1:4', /words cannot begin with !/],
  ['a: 1\n---\nb: 2\n', '2:1', /one document/],
  ['a: }\n', '1:4', /does not belong here/],
];

for (const [text, at, says] of broken)
  test(`what is no YAML is said in plain words: ${JSON.stringify(text)}`, () => {
    const parsed = parseFile(text, 'x.yaml');
    assert.ok('faults' in parsed);
    const [first] = parsed.faults;
    assert.equal(`${first?.line}:${first?.column}`, at);
    assert.match(first?.message ?? '', says);
    for (const { message } of parsed.faults) assert.doesNotMatch(message, /token|implicit|flow|scalar/i);
    const lines = parsed.faults.map(({ line }) => line);
    assert.deepEqual(lines, [...new Set(lines)], 'a line is named once');
  });
