import type { YAMLError } from 'yaml';

const quoted = 'if it is part of the words, put the words in quotation marks';

/** By the code of the YAML library: what is wrong, and what to do. Where one code has several, by what its message holds. */
const words: Partial<Record<YAMLError['code'], string | readonly (readonly [RegExp, string])[]>> = {
  ALIAS_PROPS: `an alias (*) takes no more: ${quoted}`,
  BAD_ALIAS: `this * or & names nothing: ${quoted}`,
  BAD_COLLECTION_TYPE: `this ! does not fit what follows it: ${quoted}`,
  BAD_DIRECTIVE: 'a line that begins with % has no place here',
  BAD_DQ_ESCAPE: 'a \\ in double quotation marks begins a special sign: use single ones, or write \\\\',
  BAD_INDENT: [
    [/end with a/, 'an opened [ or { is not closed, or the lines in it are not indented further'],
    [/./, 'this line is not indented as those it belongs to'],
  ],
  BAD_PROP_ORDER: `this & or ! stands in the wrong place: ${quoted}`,
  BAD_SCALAR_START: 'words cannot begin with ` or @: put them in quotation marks',
  BLOCK_AS_IMPLICIT_KEY:
    'a second "key: value" on one line: put words with a colon in quotation marks, or begin a new line',
  BLOCK_IN_FLOW: 'between [ ] or { } a comma is missing, or a line is written as outside of them',
  DUPLICATE_KEY: 'this key is here twice: leave one out',
  KEY_OVER_1024_CHARS: 'a key is too long: perhaps a quotation mark is missing',
  MISSING_CHAR: [
    [/closing/, 'a quotation mark is opened and not closed'],
    [/Missing ,|end with a/, 'a comma is missing between [ ] or { }, or the closing bracket'],
    [/after :/, 'write a space after the colon'],
    [/map values/, 'a colon is missing: write "key: value"'],
    [/Comments/, 'write a space before #'],
    [/without -/, 'each item of a list begins with "- "'],
  ],
  MULTILINE_IMPLICIT_KEY: 'a key and its colon stand on one line: perhaps one is missing here or above',
  MULTIPLE_ANCHORS: `two & stand here: ${quoted}`,
  MULTIPLE_DOCS: 'a file is one document: leave out the line "---" and what follows it',
  MULTIPLE_TAGS: `two ! stand here: ${quoted}`,
  TAB_AS_INDENT: 'indent with spaces, not with tabs',
  TAG_RESOLVE_FAILED: `words cannot begin with !: ${quoted}`,
};

const otherwise =
  'this does not belong here: perhaps a bracket, comma, colon or quotation mark is missing or too many, or words that begin with * or & stand without quotation marks';

/** Why a file is no YAML, in words of ours; the library's speak of tokens and flow collections. */
export function wordBroken({ code, message }: Pick<YAMLError, 'code' | 'message'>): string {
  const found = words[code];
  const said = typeof found === 'string' ? found : found?.find(([what]) => what.test(message))?.[1];
  return `This cannot be read as YAML: ${said ?? otherwise}.`;
}
