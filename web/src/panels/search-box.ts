import { isAbort } from '../api/client';
import type { SearchResult } from '../api/types';
import { formatPosition } from '../format/coordinates';
import { matchedPart } from '../format/names';
import type { ReadCoordinates } from '../geo/coordinates';
import { type Suggestion, addToHistory, clearHistory, searchHistory } from '../state/search-history';
import { h } from './dom';
import { icon } from './icons';
import type { Screen } from './screen';

export interface SearchEvents {
  search(text: string, signal: AbortSignal): Promise<Suggestion[]>;
  chosen(suggestion: Suggestion): void;
  failed(error: unknown): void;
}

const waitMillis = 160;

/** A combobox with a list: arrows move, Enter chooses, Escape closes, `/` anywhere on the page comes here. */
export class SearchBox {
  readonly element = h('div', { class: 'search', role: 'search' });
  private readonly input = h('input', {
    type: 'text',
    id: 'search',
    role: 'combobox',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    maxlength: 100,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'search-list',
    'data-testid': 'search-input',
  });
  private readonly list = h('ul', {
    id: 'search-list',
    role: 'listbox',
    'data-testid': 'search-results',
    hidden: true,
  });
  private readonly status = h('div', {
    class: 'search-status',
    role: 'status',
    'data-testid': 'search-status',
  });
  private readonly clear = h('button', {
    type: 'button',
    class: 'icon-button',
    'data-testid': 'search-clear',
    hidden: true,
  });
  private screen: Screen | null = null;
  private results: readonly Suggestion[] = [];
  /** Whether the list shows what was chosen before. */
  private isHistory = false;
  private active = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private request: AbortController | null = null;
  /** An answer to what stands in the field is on its way. */
  private waiting = false;
  /** Enter was pressed before the answer came. */
  private chooseFirst = false;

  constructor(private readonly events: SearchEvents) {
    this.clear.append(icon('close'));
    const box = h(
      'div',
      { class: 'search-box' },
      icon('search'),
      this.input,
      this.clear,
      h('kbd', { text: '/', 'aria-hidden': 'true' }),
    );
    this.element.append(box, h('div', { class: 'search-drop' }, this.list, this.status));
    this.listen();
  }

  render(screen: Screen): void {
    this.screen = screen;
    const { messages } = screen;
    this.element.setAttribute('aria-label', messages.search);
    this.input.setAttribute('aria-label', messages.searchPlaceholder);
    this.input.placeholder = messages.searchPlaceholder;
    this.list.setAttribute('aria-label', messages.searchResults);
    this.clear.setAttribute('aria-label', messages.clear);
    if (this.input.value !== '' && !this.list.hidden) void this.ask();
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  private listen(): void {
    this.input.addEventListener('input', () => this.askSoon());
    this.input.addEventListener('keydown', (event) => this.onKey(event));
    this.input.addEventListener('focus', () => this.onFocus());
    this.element.addEventListener('focusout', (event) => {
      if (!this.element.contains(event.relatedTarget as Node | null)) this.close();
    });
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.clear.addEventListener('click', () => {
      this.empty();
      this.input.focus();
    });
    document.addEventListener('keydown', (event) => {
      const target = event.target as HTMLElement;
      const typing = target.matches('input:not([type=checkbox]), textarea, select');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.focus();
    });
  }

  private onFocus(): void {
    if (this.input.value.trim() === '') this.showHistory();
    else if (this.results.length > 0) this.open();
  }

  private showHistory(): void {
    this.results = searchHistory();
    this.isHistory = true;
    this.active = -1;
    if (this.results.length === 0) return;
    const { messages } = this.screen as Screen;
    this.list.replaceChildren(...this.results.map((result, index) => this.row(result, index)));
    this.status.classList.remove('visually-hidden');
    this.status.replaceChildren(
      h('span', { text: messages.searchHistory }),
      h('button', {
        type: 'button',
        class: 'link-button',
        text: messages.searchForget,
        'data-testid': 'search-forget',
        on: {
          click: () => {
            clearHistory();
            this.results = [];
            this.close();
          },
        },
      }),
    );
    this.open();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (this.list.hidden && this.results.length > 0) this.open();
        this.move(event.key === 'ArrowDown' ? 1 : -1);
        break;
      case 'Enter':
        event.preventDefault();
        if (this.waiting) this.chooseFirst = true;
        else if (!this.isHistory || this.active >= 0) this.choose(Math.max(0, this.active));
        break;
      case 'Escape':
        event.stopPropagation();
        if (this.list.hidden && this.status.textContent === '') this.empty();
        else this.close();
        break;
    }
  }

  private askSoon(): void {
    clearTimeout(this.timer);
    this.request?.abort();
    this.clear.hidden = this.input.value === '';
    this.element.classList.toggle('filled', this.input.value !== '');
    if (this.input.value.trim() === '') {
      this.close();
      this.showHistory();
      return;
    }
    this.waiting = true;
    this.chooseFirst = false;
    this.timer = setTimeout(() => void this.ask(), waitMillis);
  }

  private async ask(): Promise<void> {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    try {
      this.results = await this.events.search(this.input.value.trim(), request.signal);
      if (request.signal.aborted || this.input.value.trim() === '') return;
      this.waiting = false;
      this.showResults();
      if (this.chooseFirst) this.choose(0);
    } catch (error) {
      if (isAbort(error)) return;
      this.waiting = false;
      this.events.failed(error);
    }
  }

  private showResults(): void {
    const messages = this.screen?.messages;
    this.active = -1;
    this.isHistory = false;
    this.list.replaceChildren(...this.results.map((result, index) => this.row(result, index)));
    const none = this.results.length === 0;
    this.status.classList.toggle('visually-hidden', !none);
    this.status.textContent = none
      ? (messages?.searchNone ?? '')
      : `${this.results.length} ${messages?.searchCount ?? ''}`;
    this.open();
    if (!none) this.activate(0);
  }

  private row(suggestion: Suggestion, index: number): HTMLElement {
    return h(
      'li',
      {
        id: `search-option-${index}`,
        role: 'option',
        class: 'result',
        'aria-selected': 'false',
        'data-testid': 'search-result',
        on: { click: () => this.choose(index), pointermove: () => this.activate(index) },
      },
      ...(suggestion.kind === 'place' ? this.place(suggestion.place) : this.position(suggestion.read)),
    );
  }

  private place(place: SearchResult): HTMLElement[] {
    const [before, match, after] = matchedPart(place.name, this.input.value);
    const parents = place.parents.map((parent) => parent.name).join(' / ');
    return [
      h(
        'span',
        { class: 'result-main' },
        h('span', { class: 'result-name' }, before, match === '' ? null : h('mark', { text: match }), after),
        h('span', { class: 'result-parents', text: parents }),
      ),
      h(
        'span',
        { class: 'result-side' },
        h('span', { class: 'tag', text: place.layerTitle }),
        place.code ? h('span', { class: 'result-code', text: place.code }) : null,
      ),
    ];
  }

  private position({ position, notation, grid }: ReadCoordinates): HTMLElement[] {
    const { messages } = this.screen as Screen;
    return [
      h(
        'span',
        { class: 'result-main' },
        h('span', { class: 'result-name', text: formatPosition(...position) }),
        h('span', { class: 'result-parents', text: messages.notations[notation] }),
      ),
      h('span', { class: 'result-side' }, h('span', { class: 'tag', text: messages.grids[grid] })),
    ];
  }

  private move(step: number): void {
    if (this.results.length === 0) return;
    this.activate((this.active + step + this.results.length) % this.results.length);
  }

  private activate(index: number): void {
    if (this.active === index) return;
    this.active = index;
    [...this.list.children].forEach((row, at) => row.setAttribute('aria-selected', String(at === index)));
    const row = this.list.children[index];
    if (row === undefined) return;
    this.input.setAttribute('aria-activedescendant', row.id);
    row.scrollIntoView({ block: 'nearest' });
  }

  private choose(index: number): void {
    const result = this.results[index];
    if (result === undefined || this.list.hidden) return;
    this.input.value = result.kind === 'place' ? result.place.name : formatPosition(...result.read.position);
    this.clear.hidden = false;
    addToHistory(result);
    this.close();
    this.events.chosen(result);
  }

  private open(): void {
    this.list.hidden = this.results.length === 0;
    this.input.setAttribute('aria-expanded', String(!this.list.hidden));
  }

  private close(): void {
    this.waiting = this.chooseFirst = false;
    clearTimeout(this.timer);
    this.request?.abort();
    this.list.hidden = true;
    this.active = -1;
    this.status.textContent = '';
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  private empty(): void {
    this.input.value = '';
    this.results = [];
    this.clear.hidden = true;
    this.element.classList.remove('filled');
    this.close();
  }
}
