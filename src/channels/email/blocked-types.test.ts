import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serving } from './blocked-types.ts';

test('only pictures by their own bytes are shown; what may run is offered with a warning', () => {
  assert.equal(serving('a.jpg', 'image/jpeg'), 'picture');
  assert.equal(serving('a.exe', 'image/png'), 'picture');
  assert.equal(serving('a.jpg', 'text/html'), 'warned');
  assert.equal(serving('a.jpg', 'application/x-msdownload'), 'warned');
  assert.equal(serving('drawing.svg', 'image/svg+xml'), 'warned');
  assert.equal(serving('macro.DOCM', null), 'warned');
  assert.equal(serving('order.pdf', 'application/pdf'), 'download');
  assert.equal(serving('photo.heic', 'image/heic'), 'download');
});
