import { Controller } from '@hotwired/stimulus';

/** Keeps what is typed in this browser until the form is sent, through reloads and a colleague's change. */
export default class extends Controller {
  static values = { key: String };

  connect() {
    this.field = this.element;
    const kept = localStorage.getItem(this.name);
    if (kept !== null && this.field.value === '') this.field.value = kept;
    this.keep = () => localStorage.setItem(this.name, this.field.value);
    this.forget = () => localStorage.removeItem(this.name);
    this.sent = (event) => {
      if (event.detail.success) this.forget();
    };
    this.field.addEventListener('input', this.keep);
    this.field.form?.addEventListener('turbo:submit-end', this.sent);
  }

  disconnect() {
    this.field.removeEventListener('input', this.keep);
    this.field.form?.removeEventListener('turbo:submit-end', this.sent);
  }

  get name() {
    return `kept draft ${this.keyValue}`;
  }
}
