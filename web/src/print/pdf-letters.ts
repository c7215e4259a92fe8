import { outlinesOf } from './outlines';
import { type PdfFile, utf16 } from './pdf-file';

/** How large letters are traced, in pixels. */
const em = 128;
/** How far an outline may be off, in those pixels: a hundredth of a pixel of a name on the map. */
const tolerance = 0.15;
const fontSize = 256;

/** One letter in one weight: a glyph of a font of the file. */
interface Letter {
  readonly text: string;
  /** In thousandths of its size. */
  readonly advance: number;
  /** Path operators, in thousandths of its size, up from the line. */
  readonly outline: string;
  readonly place: number;
}

interface Face {
  readonly weight: string;
  readonly family: string;
}

/**
 * The letters that a PDF needs, as fonts of its own. Browsers hand out no font files; so each letter is drawn large, its outline
 * traced, and put into fonts of type 3 (ISO 32000-1, 9.6.5) that also say which letter it is: texts can be found, copied and enlarged.
 */
export class PdfLetters {
  private readonly letters = new Map<string, Letter>();
  private readonly advances = new Map<string, number>();
  private readonly drops = new Map<string, number>();
  private readonly pen: CanvasRenderingContext2D;

  constructor() {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 2 * em;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (pen === null) throw new Error('The browser has no room for a picture of this size');
    this.pen = pen;
  }

  /** How wide a text is, in shares of its size. */
  width(text: string, face: Face): number {
    return Array.from(text).reduce((sum, each) => sum + this.advance(each, face), 0) / 1000;
  }

  /** How far the line on which letters stand is below another, in shares of their size. */
  drop(baseline: CanvasTextBaseline, face: Face): number {
    const key = `${baseline}|${face.weight}`;
    const known = this.drops.get(key);
    if (known !== undefined) return known;
    const above = (line: CanvasTextBaseline) => {
      this.take(face);
      this.pen.textBaseline = line;
      return this.pen.measureText('国').actualBoundingBoxAscent;
    };
    const drop = (above('alphabetic') - above(baseline)) / em;
    this.drops.set(key, drop);
    return drop;
  }

  /** Operators that show a text in the fonts of the file, at the size given. */
  shown(text: string, face: Face, size: string): string {
    const letters = Array.from(text).map((each) => this.letter(each, face));
    return letters
      .map(({ place }, index) => {
        const font = Math.floor(place / fontSize);
        const before = letters[index - 1];
        const isSame = before !== undefined && Math.floor(before.place / fontSize) === font;
        return `${isSame ? '' : `/F${font} ${size} Tf `}<${hex(place % fontSize)}> Tj`;
      })
      .join(' ');
  }

  /** The names of the outlines of a text's letters, with where each begins, in thousandths of the size. */
  outlined(text: string, face: Face): { name: string; x: number }[] {
    let x = 0;
    return Array.from(text).map((each) => {
      const { place, advance } = this.letter(each, face);
      const found = { name: `L${place}`, x };
      x += advance;
      return found;
    });
  }

  /** Puts the letters into the file. The answer are the entries of its resources: fonts and, to be stroked, outlines. */
  async addTo(file: PdfFile): Promise<{ fonts: string; outlines: string }> {
    const letters = [...this.letters.values()];
    const outlines = await Promise.all(
      letters.map(async ({ outline, place }) => {
        const form = '/Type /XObject /Subtype /Form /BBox [-1000 -1000 2000 2000]';
        return `/L${place} ${await file.addPacked(form, `${outline} S`)}`;
      }),
    );
    const fonts = await Promise.all(
      Array.from({ length: Math.ceil(letters.length / fontSize) }, async (_, index) => {
        const own = letters.slice(index * fontSize, (index + 1) * fontSize);
        return `/F${index} ${await addFont(file, own)}`;
      }),
    );
    return { fonts: fonts.join(' '), outlines: outlines.join(' ') };
  }

  private letter(text: string, face: Face): Letter {
    const key = `${face.weight}|${text}`;
    const known = this.letters.get(key);
    if (known !== undefined) return known;
    const place = this.letters.size;
    const letter = { text, advance: this.advance(text, face), outline: this.outline(text, face), place };
    this.letters.set(key, letter);
    return letter;
  }

  private advance(text: string, face: Face): number {
    const key = `${face.weight}|${text}`;
    let advance = this.advances.get(key);
    if (advance === undefined) {
      this.take(face);
      advance = Math.round((this.pen.measureText(text).width * 1000) / em);
      this.advances.set(key, advance);
    }
    return advance;
  }

  private outline(text: string, face: Face): string {
    const { pen } = this;
    const [left, line, width] = [em / 2, em * 1.4, 2 * em];
    pen.clearRect(0, 0, width, width);
    this.take(face);
    pen.textBaseline = 'alphabetic';
    pen.fillText(text, left, line);
    const { data } = pen.getImageData(0, 0, width, width);
    const values = Uint8Array.from({ length: width * width }, (_, pixel) => data[4 * pixel + 3] ?? 0);
    // The value of a pixel is that of its middle.
    const scaled = (value: number) => Math.round((value * 1000) / em);
    return outlinesOf({ width, values }, tolerance)
      .map((outline) => {
        const points = outline.map(([x, y]) => `${scaled(x + 0.5 - left)} ${scaled(line - y - 0.5)}`);
        return `${points[0] ?? ''} m ${points
          .slice(1)
          .map((point) => `${point} l`)
          .join(' ')} h`;
      })
      .join('\n');
  }

  private take({ weight, family }: Face): void {
    this.pen.font = `${weight} ${em}px ${family}`;
  }
}

/** A font of type 3 with up to 256 letters. */
async function addFont(file: PdfFile, letters: readonly Letter[]): Promise<string> {
  const glyphs = await Promise.all(
    letters.map(({ advance, outline }) =>
      file.addPacked('', `${advance} 0 -1000 -1000 2000 2000 d1\n${outline} f`),
    ),
  );
  const names = letters.map((_, index) => `/g${index}`);
  const unicode = await file.addPacked('', unicodeMap(letters));
  return file.add(
    `<< /Type /Font /Subtype /Type3 /FontBBox [-1000 -1000 2000 2000] /FontMatrix [0.001 0 0 0.001 0 0] /Resources << >>
/CharProcs << ${names.map((name, index) => `${name} ${glyphs[index] ?? ''}`).join(' ')} >>
/Encoding << /Type /Encoding /Differences [0 ${names.join(' ')}] >> /FirstChar 0 /LastChar ${letters.length - 1}
/Widths [${letters.map(({ advance }) => advance).join(' ')}] /ToUnicode ${unicode} >>`,
  );
}

/** Which letters the codes of a font are (9.10.3); a hundred lines at most stand together. */
function unicodeMap(letters: readonly Letter[]): string {
  const lines = letters.map(({ text }, code) => `<${hex(code)}> <${utf16(text)}>`);
  const blocks: string[] = [];
  for (let from = 0; from < lines.length; from += 100) {
    const block = lines.slice(from, from + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Letters def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`;
}

function hex(code: number): string {
  return code.toString(16).padStart(2, '0');
}
