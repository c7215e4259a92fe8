import { isAbort } from '../../api/client';
import { today } from '../../format/dates';
import { formatNumber } from '../../format/numbers';
import { distance } from '../../geo/geodesy';
import { planeGrid } from '../../geo/tile-grids';
import { languageTag } from '../../i18n/messages';
import { field, h, optionsOf } from '../../panels/dom';
import { saveBlob } from '../../panels/save';
import type { Screen } from '../../panels/screen';
import type { SheetText } from '../../print/furniture';
import { planeView } from '../../print/plane-view';
import { type Sheet, drawSheet, pdfOf } from '../../print/print-sheet';
import { type Paper, dotsPerInch, fittingScale, layoutOf, papers, usualScales } from '../../print/sheet';
import type { ClassifiedTheme } from '../theme/theme-paint';
import { titleOf } from '../theme/titles';
import type { Workspace } from '../tool';
import { contentOf, legendOf, sourcesOf } from './map-content';

const previewDpi = 36;

/** A map to scale on paper: chosen, seen beforehand, and made as a PDF. */
export class SheetForm {
  readonly element = h('fieldset', { class: 'theme' });
  private readonly title = h('input', { type: 'text', maxlength: 100, 'data-testid': 'sheet-title' });
  private readonly paper = h('select', { 'data-testid': 'sheet-paper' });
  private readonly orientation = h('select', { 'data-testid': 'sheet-orientation' });
  private readonly scale = h('select', { 'data-testid': 'sheet-scale' });
  private readonly producer = h('input', { type: 'text', maxlength: 100, 'data-testid': 'sheet-producer' });
  private readonly review = h('input', { type: 'text', maxlength: 60, 'data-testid': 'sheet-review' });
  private readonly run = h('button', { type: 'button', class: 'button primary', 'data-testid': 'sheet-run' });
  private readonly preview = h('canvas', {
    class: 'sheet-preview',
    role: 'img',
    'data-testid': 'sheet-preview',
  });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOpen = false;

  constructor(
    private readonly workspace: Workspace,
    private readonly theme: () => ClassifiedTheme | null,
  ) {
    this.run.addEventListener('click', () => void this.print());
    for (const control of [
      this.title,
      this.paper,
      this.orientation,
      this.scale,
      this.producer,
      this.review,
    ]) {
      control.addEventListener('change', () => this.previewSoon());
    }
  }

  render({ messages, language }: Screen): void {
    const { output } = messages;
    const paper = this.paper.value === '' ? 'A4' : this.paper.value;
    this.paper.replaceChildren(
      ...optionsOf(
        Object.keys(papers).map((each) => [each, each]),
        paper,
      ),
    );
    const orientation = this.orientation.value === '' ? 'landscape' : this.orientation.value;
    this.orientation.replaceChildren(
      ...optionsOf(
        [
          ['landscape', output.landscape],
          ['portrait', output.portrait],
        ],
        orientation,
      ),
    );
    const scales = usualScales.map((each) => [String(each), `1:${formatNumber(each, language)}`] as const);
    this.scale.replaceChildren(...optionsOf([['', output.fitting], ...scales], this.scale.value));
    this.run.textContent = output.print;
    this.preview.setAttribute('aria-label', output.preview);
    this.element.replaceChildren(
      h('legend', { text: output.sheet }),
      h(
        'div',
        { class: 'form' },
        field(output.title, this.title),
        field(output.paper, this.paper),
        field(output.orientation, this.orientation),
        field(output.scale, this.scale),
        field(output.producer, this.producer),
        field(output.review, this.review),
        this.preview,
        this.run,
      ),
    );
  }

  /** The panel is seen, or is no more: the preview is drawn only while somebody looks. */
  show(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.previewSoon();
  }

  /** Draws the preview anew in a moment. */
  previewSoon(): void {
    clearTimeout(this.timer);
    if (!this.isOpen) return;
    this.timer = setTimeout(() => {
      void drawSheet(this.preview, this.sheet(), previewDpi).catch((error: unknown) =>
        this.workspace.failed(error),
      );
    }, 300);
  }

  private async print(): Promise<void> {
    const { activity, failed, screen } = this.workspace;
    const { output } = screen().messages;
    this.run.disabled = true;
    this.run.textContent = output.working;
    try {
      const file = await activity.during(pdfOf(this.sheet(), dotsPerInch(this.paper.value as Paper)));
      saveBlob(file, `${this.sheetTitle()}.pdf`);
    } catch (error) {
      if (!isAbort(error)) failed(error);
    } finally {
      this.run.disabled = false;
      this.run.textContent = screen().messages.output.print;
    }
  }

  private sheet(): Sheet {
    const { map, screen } = this.workspace;
    const layout = layoutOf(this.paper.value as Paper, this.orientation.value === 'landscape');
    const [west, south, east, north] = map.box;
    const { lon, lat } = map.center;
    const seen = { width: distance([west, lat], [east, lat]), height: distance([lon, south], [lon, north]) };
    const scale = this.scale.value === '' ? fittingScale(seen, layout.map) : Number(this.scale.value);
    const { zoom } = planeView([lon, lat], scale, { width: 1, height: 1 });
    return {
      layout,
      center: [lon, lat],
      scale,
      text: this.text(screen(), scale),
      about: {
        author: this.producer.value.trim(),
        creator: screen().catalog.title,
        language: languageTag(screen().language),
      },
      legend: {
        title: screen().messages.output.legend,
        entries: legendOf(this.workspace, this.theme(), zoom),
      },
      content: contentOf(this.workspace, planeGrid.id),
    };
  }

  private sheetTitle(): string {
    const { screen, layers } = this.workspace;
    const theme = this.theme();
    const layer = layers().find(({ id }) => id === theme?.spec.layer);
    if (this.title.value.trim() !== '') return this.title.value.trim();
    if (theme !== null && layer !== undefined) return titleOf(screen(), layer, theme.spec.measure);
    return screen().messages.output.usualTitle;
  }

  private text({ messages, catalog, language }: Screen, scale: number): SheetText {
    const { output } = messages;
    const now = today();
    const isUnsure = catalog.layers.some(({ provenance }) => provenance !== 'published');
    return {
      title: this.sheetTitle(),
      scale: `1:${formatNumber(scale, language)}`,
      left: [
        output.planeCrs,
        output.sources + sourcesOf(this.workspace),
        ...(isUnsure ? [output.illustrative] : []),
      ],
      right: [
        `${output.mapDate}${this.workspace.view.value.day ?? now}  ${output.made}${now}`,
        output.by + this.producer.value,
        output.reviewNumber + (this.review.value === '' ? '________________' : this.review.value),
      ],
      north: output.north,
    };
  }
}
