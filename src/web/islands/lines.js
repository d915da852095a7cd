import { Controller } from '@hotwired/stimulus';

/** Numbers the lines of a file that is being written, and takes the cursor to the line that a link names. */
export default class extends Controller {
  static targets = ['field', 'numbers'];

  connect() {
    this.number = () => this.showNumbers();
    this.follow = () => {
      this.numbersTarget.scrollTop = this.fieldTarget.scrollTop;
    };
    this.jump = (event) => this.jumpFrom(event);
    this.fieldTarget.addEventListener('input', this.number);
    this.fieldTarget.addEventListener('scroll', this.follow);
    document.addEventListener('click', this.jump);
    // A page that is morphed in place empties the numbers and does not connect anew.
    document.addEventListener('turbo:render', this.number);
    this.showNumbers();
  }

  disconnect() {
    this.fieldTarget.removeEventListener('input', this.number);
    this.fieldTarget.removeEventListener('scroll', this.follow);
    document.removeEventListener('click', this.jump);
    document.removeEventListener('turbo:render', this.number);
  }

  showNumbers() {
    const count = this.fieldTarget.value.split('\n').length;
    if (count !== this.count || this.numbersTarget.textContent === '')
      this.numbersTarget.textContent = Array.from({ length: count }, (_, i) => i + 1).join('\n');
    this.count = count;
    this.follow();
  }

  jumpFrom(event) {
    const link = event.target.closest?.('a[data-line]');
    const field = this.fieldTarget;
    if (!link || link.hash !== `#${field.id}`) return;
    event.preventDefault();
    for (let near = field.closest('details'); near; near = near.parentElement.closest('details'))
      near.open = true;
    this.goTo(Number(link.dataset.line), Number(link.dataset.column));
  }

  /** Both count from 1; the rest of the line is selected, so that the eye finds it. */
  goTo(line, column) {
    const field = this.fieldTarget;
    const lines = field.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const text = lines[line - 1] ?? '';
    const style = getComputedStyle(field);
    field.focus({ preventScroll: true });
    field.setSelectionRange(start + Math.min(column - 1, text.length), start + text.length);
    field.scrollTop = (line - 1) * Number.parseFloat(style.lineHeight) - field.clientHeight / 3;
    field.scrollLeft = 0;
    field.scrollIntoView({ block: 'center' });
    this.follow();
  }
}
