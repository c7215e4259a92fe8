import type { Messages } from '../i18n/messages';
import type { Trouble } from '../state/connection';
import { h } from './dom';
import { icon } from './icons';

/** A line at the top of the map while the service is away. */
export class TroubleBanner {
  readonly element = h('div', { class: 'trouble', role: 'alert', 'data-testid': 'trouble', hidden: true });

  constructor(private readonly retry: () => void) {}

  show(trouble: Trouble | null, messages: Messages): void {
    this.element.hidden = trouble === null;
    if (trouble === null) {
      this.element.replaceChildren();
      return;
    }
    const again = h('button', {
      type: 'button',
      class: 'button',
      text: messages.retry,
      'data-testid': 'trouble-retry',
      on: { click: () => this.retry() },
    });
    this.element.replaceChildren(icon('warning'), h('span', { text: messages[trouble] }), again);
  }
}

const shownMillis = 3200;

/** A short confirmation that goes by itself. */
export class Toast {
  readonly element = h('div', { class: 'toast', role: 'status', 'data-testid': 'toast' });
  private timer: ReturnType<typeof setTimeout> | undefined;

  show(text: string): void {
    clearTimeout(this.timer);
    this.element.textContent = text;
    this.element.classList.add('shown');
    this.timer = setTimeout(() => this.element.classList.remove('shown'), shownMillis);
  }
}

/** The name of what the pointer is over. */
export class Tooltip {
  readonly element = h('div', {
    class: 'tooltip',
    'data-testid': 'tooltip',
    'aria-hidden': 'true',
    hidden: true,
  });

  show(name: string, layer: string, at: { x: number; y: number }): void {
    this.element.hidden = false;
    this.element.replaceChildren(h('strong', { text: name }), h('span', { text: layer }));
    const toLeft = at.x > window.innerWidth - 240;
    this.element.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px) translate(${toLeft ? 'calc(-100% - 14px)' : '14px'}, 14px)`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}

/** Says that the divisions of another day are shown. */
export class DayChip {
  readonly element = h('div', { class: 'day-chip', 'data-testid': 'day-chip', hidden: true });

  constructor(private readonly backToToday: () => void) {}

  show(day: string | null, messages: Messages): void {
    this.element.hidden = day === null;
    if (day === null) return;
    const back = h('button', {
      type: 'button',
      class: 'text-button',
      text: messages.backToToday,
      on: { click: () => this.backToToday() },
    });
    this.element.replaceChildren(icon('calendar'), h('span', { text: messages.asOf + day }), back);
  }
}
