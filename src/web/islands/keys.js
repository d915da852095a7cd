import { Controller } from '@hotwired/stimulus';

const typing = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** One-key shortcuts: whatever carries data-shortcut is pressed or focused; j and k walk the rows; ? lists the keys. */
export default class extends Controller {
  connect() {
    this.press = (event) => this.pressed(event);
    document.addEventListener('keydown', this.press);
  }

  disconnect() {
    document.removeEventListener('keydown', this.press);
  }

  pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target))
      return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'j' || event.key === 'k') return this.walk(event, event.key === 'j' ? 1 : -1);
    if (event.key === 'Enter' && event.target === document.body) return this.openRow();
    if (event.key === '?') return document.getElementById('keys')?.showModal();
    const target = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
    if (!target?.checkVisibility()) return;
    event.preventDefault();
    if (typing(target)) target.focus();
    else target.click();
  }

  walk(event, step) {
    const rows = [...document.querySelectorAll('[data-row]')];
    if (rows.length === 0) return;
    event.preventDefault();
    const here = rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
    const next =
      rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, here + step))];
    rows[here]?.removeAttribute('aria-current');
    next.setAttribute('aria-current', 'true');
    next.querySelector('a')?.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }

  openRow() {
    document.querySelector('[data-row][aria-current="true"] a')?.click();
  }
}
