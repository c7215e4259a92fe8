import { h } from './dom';
import type { Screen } from './screen';

/** The line between two days that are compared: dragged, or moved with the arrow keys. */
export class Swipe {
  readonly element = h('div', { class: 'swipe', hidden: true, 'data-testid': 'swipe' });
  private readonly handle = h('div', {
    class: 'swipe-handle',
    role: 'slider',
    tabindex: 0,
    'aria-valuemin': 0,
    'aria-valuemax': 100,
    'data-testid': 'swipe-handle',
  });
  private readonly left = h('span', { class: 'swipe-day left' });
  private readonly right = h('span', { class: 'swipe-day right' });
  private share = 0.5;

  /** @param moved told the share of the window left of the line, 0 to 1 */
  constructor(private readonly moved: (share: number) => void) {
    this.element.append(this.left, this.handle, this.right);
    this.handle.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -0.02, ArrowRight: 0.02 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      this.move(this.share + step);
    });
    this.handle.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      this.handle.setPointerCapture(event.pointerId);
      this.handle.focus();
    });
    this.handle.addEventListener('pointermove', (event) => {
      if (!this.handle.hasPointerCapture(event.pointerId)) return;
      const box = (this.element.parentElement as HTMLElement).getBoundingClientRect();
      this.move((event.clientX - box.left) / box.width);
    });
  }

  /** Shows the days on both sides; the right one null: hides the line. */
  show(screen: Screen, left: string, right: string | null): void {
    this.element.hidden = right === null;
    if (right === null) return;
    this.handle.setAttribute('aria-label', screen.messages.time.swipe);
    this.left.textContent = left;
    this.right.textContent = right;
    this.move(this.share);
  }

  private move(share: number): void {
    this.share = Math.max(0, Math.min(1, share));
    this.element.style.left = `${this.share * 100}%`;
    this.handle.setAttribute('aria-valuenow', String(Math.round(this.share * 100)));
    this.moved(this.share);
  }
}
