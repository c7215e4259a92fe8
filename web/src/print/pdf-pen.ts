import { type PdfFile, pdfNumber as n } from './pdf-file';
import type { PdfLetters } from './pdf-letters';

interface State {
  strokeStyle: string;
  fillStyle: string;
  lineWidth: number;
  lineJoin: CanvasLineJoin;
  lineCap: CanvasLineCap;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  dash: readonly number[];
}

const joins = { miter: 0, round: 1, bevel: 2 } as const;
const caps = { butt: 0, round: 1, square: 2 } as const;
/** How long the handles of a curve are for a quarter of a circle of radius 1. */
const handle = (angle: number) => (4 / 3) * Math.tan(angle / 4);

/** What painters use of a canvas, written down as operators of a page of a PDF (ISO 32000-1, 8.5): lines stay lines. */
export class PdfPen implements State {
  strokeStyle = '#000';
  fillStyle = '#000';
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'miter';
  lineCap: CanvasLineCap = 'butt';
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign: CanvasTextAlign = 'left';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  dash: readonly number[] = [];
  private readonly written: string[] = [];
  private readonly kept: State[] = [];
  private path: string[] = [];
  private readonly alphas = new Set<string>();
  private readonly images: HTMLCanvasElement[] = [];

  constructor(
    private readonly letters: PdfLetters,
    /** Knows how colours are written. */
    private readonly colors: CanvasRenderingContext2D,
  ) {}

  save(): void {
    const { strokeStyle, fillStyle, lineWidth, lineJoin, lineCap, globalAlpha, font } = this;
    const { textAlign, textBaseline, dash } = this;
    this.kept.push({
      ...{ strokeStyle, fillStyle, lineWidth, lineJoin, lineCap, globalAlpha, font },
      ...{ textAlign, textBaseline, dash },
    });
    this.written.push('q');
  }

  restore(): void {
    Object.assign(this, this.kept.pop());
    this.written.push('Q');
  }

  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }

  transform(...matrix: [number, number, number, number, number, number]): void {
    this.written.push(`${matrix.map((value) => String(Number(value.toPrecision(9)))).join(' ')} cm`);
  }

  setLineDash(dash: readonly number[]): void {
    this.dash = dash;
  }

  beginPath(): void {
    this.path = [];
  }

  moveTo(x: number, y: number): void {
    this.path.push(`${n(x)} ${n(y)} m`);
  }

  lineTo(x: number, y: number): void {
    this.path.push(`${n(x)} ${n(y)} l`);
  }

  closePath(): void {
    this.path.push('h');
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.path.push(`${n(x)} ${n(y)} ${n(width)} ${n(height)} re`);
  }

  /** Clockwise; in quarters, each a curve. */
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const parts = Math.max(1, Math.ceil((to - from) / (Math.PI / 2)));
    const step = (to - from) / parts;
    const reach = radius * handle(step);
    const at = (angle: number, aside: number) =>
      `${n(x + radius * Math.cos(angle) - aside * Math.sin(angle))} ${n(y + radius * Math.sin(angle) + aside * Math.cos(angle))}`;
    this.path.push(`${at(from, 0)} ${this.path.length === 0 ? 'm' : 'l'}`);
    for (let part = 0; part < parts; part++) {
      const [start, end] = [from + part * step, from + (part + 1) * step];
      this.path.push(`${at(start, reach)} ${at(end, -reach)} ${at(end, 0)} c`);
    }
  }

  clip(): void {
    this.written.push(...this.path, 'W n');
  }

  fill(rule: CanvasFillRule = 'nonzero'): void {
    if (this.path.length > 0)
      this.written.push(this.inkOfAreas(), ...this.path, rule === 'evenodd' ? 'f*' : 'f');
  }

  stroke(): void {
    if (this.path.length > 0) this.written.push(this.inkOfLines(), ...this.path, 'S');
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.stroke();
  }

  measureText(text: string): { width: number } {
    const { size, ...face } = this.face();
    return { width: this.letters.width(text, face) * size };
  }

  fillText(text: string, x: number, y: number): void {
    const { size, ...face } = this.face();
    const shown = this.letters.shown(text, face, n(size));
    this.written.push(`${this.inkOfAreas()} BT 1 0 0 -1 ${this.start(text, x, y)} Tm ${shown} ET`);
  }

  strokeText(text: string, x: number, y: number): void {
    const { size, ...face } = this.face();
    const scale = size / 1000;
    this.written.push('q', this.inkOfLines());
    this.transform(scale, 0, 0, -scale, ...this.startOf(text, x, y));
    this.written.push(`${n(this.lineWidth / scale)} w`);
    let before = 0;
    for (const { name, x: from } of this.letters.outlined(text, face)) {
      this.translate(from - before, 0);
      this.written.push(`/${name} Do`);
      before = from;
    }
    this.written.push('Q');
  }

  drawImage(image: HTMLCanvasElement, x: number, y: number, width: number, height: number): void {
    this.save();
    this.transform(width, 0, 0, -height, x, y + height);
    this.written.push(`/I${this.images.length} Do`);
    this.restore();
    this.images.push(image);
  }

  /** Puts the drawing into a file. The answers are references to the page's content and to its resources. */
  async addTo(file: PdfFile): Promise<{ content: string; resources: string }> {
    const { fonts, outlines } = await this.letters.addTo(file);
    const images = await Promise.all(
      this.images.map(async (image, index) => `/I${index} ${await addImage(file, image)}`),
    );
    const alphas = [...this.alphas].map(
      (alpha) => `/A${alpha} << /ca ${+alpha / 100} /CA ${+alpha / 100} >>`,
    );
    return {
      content: await file.addPacked('', this.written.join('\n')),
      resources: file.add(
        `<< /Font << ${fonts} >> /XObject << ${outlines} ${images.join(' ')} >> /ExtGState << ${alphas.join(' ')} >> >>`,
      ),
    };
  }

  private start(text: string, x: number, y: number): string {
    return this.startOf(text, x, y).map(n).join(' ');
  }

  /** Where a text begins, on the line on which its letters stand. */
  private startOf(text: string, x: number, y: number): [number, number] {
    const { size, ...face } = this.face();
    const width = this.measureText(text).width;
    const back = this.textAlign === 'center' ? width / 2 : this.textAlign === 'right' ? width : 0;
    return [x - back, y + this.letters.drop(this.textBaseline, face) * size];
  }

  private face(): { size: number; weight: string; family: string } {
    const [, weight, size, family] = /^(?:(\w+) )?([\d.]+)px (.+)$/.exec(this.font) ?? [];
    return { size: Number(size ?? 10), weight: weight ?? '400', family: family ?? 'sans-serif' };
  }

  private inkOfAreas(): string {
    const { rgb, alpha } = this.ink(this.fillStyle);
    return `/A${alpha} gs ${rgb} rg`;
  }

  private inkOfLines(): string {
    const { rgb, alpha } = this.ink(this.strokeStyle);
    const { lineWidth, lineJoin, lineCap, dash } = this;
    const how = `${n(lineWidth)} w ${joins[lineJoin]} j ${caps[lineCap]} J [${dash.map(n).join(' ')}] 0 d`;
    return `/A${alpha} gs ${rgb} RG ${how}`;
  }

  private ink(style: string): { rgb: string; alpha: string } {
    // A canvas says colours as #rrggbb, or rgba(r, g, b, a) where they are seen through.
    this.colors.fillStyle = style;
    const known = this.colors.fillStyle;
    const parts = known.startsWith('#')
      ? [1, 3, 5].map((at) => parseInt(known.slice(at, at + 2), 16))
      : (known.match(/[\d.]+/g) ?? []).map(Number);
    const [red = 0, green = 0, blue = 0, opacity = 1] = parts;
    const alpha = String(Math.round(opacity * this.globalAlpha * 100));
    this.alphas.add(alpha);
    return { rgb: [red, green, blue].map((part) => n(part / 255)).join(' '), alpha };
  }
}

async function addImage(file: PdfFile, image: HTMLCanvasElement): Promise<string> {
  const blob = await new Promise<Blob | null>((resolve) => image.toBlob(resolve, 'image/jpeg', 0.9));
  const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
  const size = `/Width ${image.width} /Height ${image.height} /BitsPerComponent 8 /ColorSpace /DeviceRGB`;
  return file.addStream(`/Type /XObject /Subtype /Image ${size} /Filter /DCTDecode`, bytes);
}
