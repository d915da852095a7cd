import { Controller } from '@hotwired/stimulus';

/**
 * A signature drawn with finger, pen or mouse; sent as a PNG in a hidden field. Without scripts, or by keyboard,
 * the form's own file upload or typed name stands in.
 */
export default class extends Controller {
  static targets = ['pad', 'image', 'clear', 'status'];

  connect() {
    this.element.hidden = false;
    this.drawing = false;
    this.fit();
  }

  fit() {
    const { clientWidth, clientHeight } = this.padTarget;
    const scale = Math.min(3, window.devicePixelRatio || 1);
    this.padTarget.width = clientWidth * scale;
    this.padTarget.height = clientHeight * scale;
    this.pen = this.padTarget.getContext('2d');
    this.pen.scale(scale, scale);
    Object.assign(this.pen, { lineWidth: 2.25, lineCap: 'round', lineJoin: 'round', strokeStyle: '#111111' });
    this.pen.fillStyle = '#ffffff';
    this.pen.fillRect(0, 0, clientWidth, clientHeight);
  }

  begin(event) {
    if (!event.isPrimary) return;
    this.padTarget.setPointerCapture(event.pointerId);
    this.drawing = true;
    this.pen.beginPath();
    this.pen.moveTo(event.offsetX, event.offsetY);
    this.pen.lineTo(event.offsetX + 0.1, event.offsetY);
    this.pen.stroke();
    event.preventDefault();
  }

  draw(event) {
    if (!this.drawing) return;
    for (const point of event.getCoalescedEvents?.() ?? [event])
      this.pen.lineTo(point.offsetX, point.offsetY);
    this.pen.stroke();
  }

  end() {
    if (!this.drawing) return;
    this.drawing = false;
    this.imageTarget.value = this.padTarget.toDataURL('image/png');
    if (this.hasStatusTarget) this.statusTarget.textContent = 'Signed. Clear it to sign again.';
  }

  clear() {
    this.fit();
    this.imageTarget.value = '';
    if (this.hasStatusTarget) this.statusTarget.textContent = 'Cleared.';
  }
}
