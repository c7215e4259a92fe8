import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from '@tanstack/virtual-core';
import { h } from '../../panels/dom';

const rowHeight = 32;

/** Rows of which only those in sight exist. */
export class VirtualRows {
  readonly element = h('div', { class: 'rows', role: 'rowgroup' });
  private readonly virtualizer: Virtualizer<HTMLElement, HTMLElement>;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly makeRow: (index: number) => HTMLElement,
    /** Told the last row in sight. */
    private readonly reached: (index: number) => void,
  ) {
    this.virtualizer = new Virtualizer({
      count: 0,
      getScrollElement: () => scroller,
      estimateSize: () => rowHeight,
      overscan: 8,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.draw(),
    });
    this.virtualizer._didMount();
  }

  setCount(count: number): void {
    this.virtualizer.setOptions({ ...this.virtualizer.options, count });
    this.virtualizer._willUpdate();
    this.draw();
  }

  /** Makes the rows in sight anew. */
  draw(): void {
    const items = this.virtualizer.getVirtualItems();
    this.element.style.height = `${this.virtualizer.getTotalSize()}px`;
    this.element.replaceChildren(
      ...items.map(({ index, start }) => {
        const row = this.makeRow(index);
        row.style.transform = `translateY(${start}px)`;
        return row;
      }),
    );
    const last = items.at(-1);
    if (last !== undefined) this.reached(last.index);
  }

  show(index: number): void {
    this.virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  toTop(): void {
    this.scroller.scrollTop = 0;
  }
}
