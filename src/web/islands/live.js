import { session } from '@hotwired/turbo';

const channel = new BroadcastChannel('kept changes');
const atMostEvery = 1000;
const atLeastEvery = 60_000;
const turn = { waiting: null, last: 0, following: false, refreshing: false };

/** 'all' for lists, case ids for a case; null: this page does not follow changes. */
const followed = () => document.querySelector('meta[name="kept-live"]')?.getAttribute('content') ?? null;

/** On this page something is under way: it is looked at again every other second, whatever is heard. */
const underWay = () => document.querySelector('meta[name="kept-under-way"]') !== null;

/** A refresh would close the form somebody has open, and forget what they typed; what changed meanwhile is said when it is sent. */
const filling = () =>
  document.querySelector('details[open] form') !== null ||
  document.activeElement?.matches('input, select, textarea:not([data-turbo-permanent])') === true;

const busy = () =>
  filling() ||
  document.querySelector('dialog[open]') !== null ||
  document.documentElement.hasAttribute('aria-busy');

function refresh() {
  turn.waiting = null;
  if (busy()) return plan();
  turn.last = Date.now();
  turn.refreshing = true;
  session.refresh(document.baseURI);
}

function plan() {
  turn.waiting ??= setTimeout(refresh, Math.max(0, turn.last + atMostEvery - Date.now()));
}

function heard(cases) {
  const wanted = followed();
  if (wanted === null) return;
  if (wanted === 'all' || wanted.split(' ').some((id) => cases.includes(id))) plan();
}

/** One tab of the browser holds the stream and tells the others; when it closes, another takes over. */
function holdStream() {
  if (turn.following || followed() === null) return;
  turn.following = true;
  channel.addEventListener('message', (event) => heard(event.data));
  navigator.locks?.request('kept stream', () => {
    const stream = new EventSource('/desk/stream');
    stream.addEventListener('message', (event) => {
      const cases = event.data.split(' ');
      channel.postMessage(cases);
      heard(cases);
    });
    return new Promise(() => {});
  });
}

/** From the first page on that follows changes. */
export function follow() {
  document.addEventListener('turbo:load', holdStream);
  // A form that was opened while the page was on its way stays as it is.
  document.addEventListener('turbo:before-morph-element', (event) => {
    if (
      turn.refreshing &&
      event.target.matches('details[open]') &&
      event.target.querySelector('form') !== null
    )
      event.preventDefault();
  });
  // What somebody unfolded to read it, or folded away, stays as they left it.
  document.addEventListener('turbo:before-morph-attribute', (event) => {
    if (turn.refreshing && event.target.matches('details') && event.detail.attributeName === 'open')
      event.preventDefault();
  });
  document.addEventListener('turbo:render', () => {
    turn.refreshing = false;
  });
  // Time alone changes what a page says: what was due at five is late a minute after.
  setInterval(() => {
    if (followed() !== null && document.visibilityState === 'visible') plan();
  }, atLeastEvery);
  setInterval(() => {
    if (underWay() && document.visibilityState === 'visible') plan();
  }, 2 * atMostEvery);
  holdStream();
}
