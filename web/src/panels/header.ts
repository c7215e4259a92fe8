import { h, svg } from './dom';
import { icon } from './icons';
import type { Screen } from './screen';

export interface HeaderEvents {
  languageSwitched(): void;
  linkCopied(): void;
  skipped(): void;
}

/** The bar at the top: whose map it is, the search, language and link. */
export class Header {
  readonly element = h('header', { class: 'bar' });
  private readonly title = h('h1', { class: 'title', 'data-testid': 'title' });
  private readonly skip = h('a', { class: 'skip', href: '#map', 'data-testid': 'skip-link' });
  private readonly language = h('button', {
    type: 'button',
    class: 'bar-button language',
    'data-testid': 'language',
  });
  private readonly link = h('button', { type: 'button', class: 'bar-button', 'data-testid': 'copy-link' });

  constructor(search: HTMLElement, events: HeaderEvents) {
    this.element.append(
      this.skip,
      h('div', { class: 'brand' }, emblem(), this.title),
      search,
      h('div', { class: 'bar-tools' }, this.link, this.language),
    );
    this.skip.addEventListener('click', (event) => {
      event.preventDefault();
      events.skipped();
    });
    this.language.addEventListener('click', () => events.languageSwitched());
    this.link.addEventListener('click', () => events.linkCopied());
  }

  render({ messages, catalog, language }: Screen): void {
    this.title.textContent = catalog.title;
    this.title.title = catalog.title;
    this.skip.textContent = messages.skipToMap;
    this.language.textContent = messages.otherLanguage;
    this.language.lang = language === 'zh' ? 'en' : 'zh-CN';
    this.language.title = messages.switchLanguage;
    this.link.replaceChildren(icon('link'), h('span', { class: 'bar-button-text', text: messages.copyLink }));
    this.link.setAttribute('aria-label', messages.copyLink);
    this.link.title = messages.copyLink;
  }
}

function emblem(): SVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 32 32', class: 'emblem', 'aria-hidden': 'true' },
    svg('path', { d: 'M4 8.5 12 5l8 3.5L28 5v18.5L20 27l-8-3.5L4 27z', fill: '#e9f1f2' }),
    svg('path', { d: 'M12 5v18.5M20 8.5V27', stroke: '#8fc1bf', 'stroke-width': 1.6, fill: 'none' }),
    svg('path', {
      d: 'M16 9.4a4.6 4.6 0 0 1 4.6 4.6c0 3.3-4.6 7.8-4.6 7.8s-4.6-4.5-4.6-7.8A4.6 4.6 0 0 1 16 9.4z',
      fill: '#d4643a',
    }),
    svg('circle', { cx: 16, cy: 14, r: 1.7, fill: '#fff' }),
  );
}
