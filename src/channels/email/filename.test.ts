import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { safeFilename } from './filename.ts';

test('names are made harmless and stay recognisable', () => {
  const names: Record<string, string> = {
    'photo.jpg': 'photo.jpg',
    '../../etc/passwd': 'passwd',
    'C:\\Users\\Gaz\\plot 41.jpg': 'plot 41.jpg',
    'küche.jpg': 'küche.jpg',
    'invoice\u202Egpj.exe': 'invoicegpj.exe',
    'a\r\nb.txt': 'ab.txt',
    '.htaccess': 'htaccess',
    'con.txt': '_con.txt',
    '...': 'file-1.bin',
    '': 'file-1.bin',
  };
  for (const [name, expected] of Object.entries(names))
    assert.equal(safeFilename(name, 'file-1.bin'), expected, name);
  assert.equal(safeFilename(null, 'file-1.bin'), 'file-1.bin');
  assert.match(safeFilename(`${'a'.repeat(500)}.jpeg`, 'x'), /^a{115}\.jpeg$/);
});

test('any name becomes one that can be saved and written into a header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFilename(name, 'file-1.bin');
      assert.ok(safe.length > 0 && [...safe].length <= 121 && safe.isWellFormed());
      assert.doesNotMatch(safe, /[/\\"\p{Cc}]|^\./u);
    }),
  );
});
