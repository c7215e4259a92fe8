import { copyText } from '../../panels/copy';
import { h, optionsOf } from '../../panels/dom';
import { saveBlob } from '../../panels/save';
import type { Screen } from '../../panels/screen';
import { mercatorView } from '../../drawing/canvas-view';
import { worldFraction } from '../../geo/geometry';
import { paintLegend } from '../../print/legend';
import { paintPicture } from '../../print/map-picture';
import type { ClassifiedTheme } from '../theme/theme-paint';
import type { Tool, Workspace } from '../tool';
import { LayerExport } from './layer-export';
import { contentOf, legendOf, sourcesOf } from './map-content';
import { SheetForm } from './sheet-form';

const sizes = [1, 2, 3, 4] as const;

/** Takes away what the map shows: as a link, a picture, a sheet to scale, a layer as a file. */
export class OutputTool implements Tool {
  readonly id = 'output';
  readonly icon = 'output';
  readonly body = h('div');
  private readonly link = h('input', { type: 'text', readonly: true, 'data-testid': 'share-link' });
  private readonly size = h('select', { 'data-testid': 'picture-size' });
  private readonly sheet: SheetForm;
  private readonly layer: LayerExport;

  constructor(
    private readonly workspace: Workspace,
    private readonly theme: () => ClassifiedTheme | null,
  ) {
    this.sheet = new SheetForm(workspace, theme);
    this.layer = new LayerExport(workspace);
  }

  /** Opens with a layer to export. */
  begin(layer: string): void {
    this.workspace.open('output');
    this.layer.choose(layer);
    this.layer.element.scrollIntoView();
  }

  render(screen: Screen): void {
    const { output, copyLink } = screen.messages;
    this.link.setAttribute('aria-label', output.link);
    this.size.setAttribute('aria-label', output.size);
    this.size.replaceChildren(
      ...optionsOf(
        sizes.map((each) => [String(each), `${each}×`]),
        this.size.value || '2',
      ),
    );
    this.sheet.render(screen);
    this.layer.render(screen);
    const button = (words: string, testid: string, act: () => void) =>
      h('button', {
        type: 'button',
        class: 'button',
        text: words,
        'data-testid': testid,
        on: { click: act },
      });
    this.body.replaceChildren(
      section(
        output.link,
        h(
          'div',
          { class: 'day-row' },
          this.link,
          button(copyLink, 'share-copy', () => void this.copy()),
        ),
        h('p', { class: 'hint', text: output.linkHint }),
      ),
      section(
        output.picture,
        h(
          'div',
          { class: 'day-row' },
          this.size,
          button(output.save, 'picture-save', () => void this.savePicture()),
        ),
      ),
      this.sheet.element,
      this.layer.element,
    );
    this.update();
  }

  update(): void {
    this.link.value = location.href;
    this.sheet.previewSoon();
  }

  opened(): void {
    this.update();
    this.sheet.show(true);
  }

  closed(): void {
    this.sheet.show(false);
  }

  private async copy(): Promise<void> {
    const { messages } = this.workspace.screen();
    this.link.value = location.href;
    const isCopied = await copyText(location.href);
    this.workspace.tell(isCopied ? messages.linkCopied : `${messages.linkByHand} ${location.href}`);
  }

  private async savePicture(): Promise<void> {
    const { activity, failed, screen } = this.workspace;
    try {
      const canvas = await activity.during(this.picture(Number(this.size.value)));
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
      if (blob !== null) saveBlob(blob, `${screen().catalog.title}.png`);
    } catch (error) {
      failed(error);
    }
  }

  /** What the window shows, larger by a factor, with its legend and sources. */
  private async picture(ratio: number): Promise<HTMLCanvasElement> {
    const { map, screen } = this.workspace;
    const { width, height } = map.size;
    const { messages, catalog } = screen();
    const { x, y } = worldFraction(map.center.lon, map.center.lat);
    const size = 256 * 2 ** map.zoom;
    const view = mercatorView(map.zoom, {
      left: x * size - width / 2,
      top: y * size - height / 2,
      width,
      height,
    });
    const canvas = document.createElement('canvas');
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('The browser has no room for a picture of this size');
    pen.scale(ratio, ratio);
    pen.fillStyle = '#dfe8eb';
    pen.fillRect(0, 0, width, height);
    await paintPicture(pen, view, contentOf(this.workspace));
    const entries = legendOf(this.workspace, this.theme(), map.zoom);
    paintLegend(pen, { title: messages.output.legend, entries }, { x: 12, y: height - 12, growth: 3.8 });
    pen.font = '12px sans-serif';
    pen.textAlign = 'right';
    pen.textBaseline = 'bottom';
    pen.fillStyle = '#333';
    const sources = sourcesOf(this.workspace);
    const isUnsure = catalog.layers.some(({ provenance }) => provenance !== 'published');
    pen.fillText(isUnsure ? `${sources} · ${messages.output.illustrative}` : sources, width - 10, height - 8);
    return canvas;
  }
}

function section(title: string, ...content: HTMLElement[]): HTMLElement {
  return h('fieldset', { class: 'theme' }, h('legend', { text: title }), ...content);
}
