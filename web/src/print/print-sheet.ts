import type { Position } from '../api/types';
import type { Pen } from '../drawing/painter';
import { type SheetText, paintFurniture } from './furniture';
import { type LegendEntry, paintLegend } from './legend';
import { type PictureContent, paintPicture } from './map-picture';
import { PdfFile, pdfText } from './pdf-file';
import { PdfLetters } from './pdf-letters';
import { PdfPen } from './pdf-pen';
import { planeView } from './plane-view';
import { type SheetLayout, millimetresPerInch, millimetresPerPixel } from './sheet';

/** A sheet to scale on the plane of EPSG:4548. */
export interface Sheet {
  readonly layout: SheetLayout;
  readonly center: Position;
  /** The denominator. */
  readonly scale: number;
  readonly text: SheetText;
  readonly about: SheetAbout;
  readonly legend: { readonly title: string; readonly entries: readonly LegendEntry[] };
  readonly content: PictureContent;
}

/** What a file says of itself. */
export interface SheetAbout {
  readonly author: string;
  /** The program that made it. */
  readonly creator: string;
  /** As in HTML: `zh-CN`. */
  readonly language: string;
}

/** Draws a sheet on a canvas with so many dots an inch. */
export async function drawSheet(canvas: HTMLCanvasElement, sheet: Sheet, dpi: number): Promise<void> {
  const { paper } = sheet.layout;
  const pen = dotted(canvas, paper, dpi / millimetresPerInch);
  await paintSheet(pen, sheet, sheet.content);
}

/** A PDF with the sheet as its only page, of the sheet's size, in lines and letters; the basemap is a picture of so many dots an inch. */
export async function pdfOf(sheet: Sheet, dpi: number): Promise<Blob> {
  const { layout, content } = sheet;
  const { paintBelow } = content;
  const picture = document.createElement('canvas');
  const pen = new PdfPen(
    new PdfLetters(),
    dotted(document.createElement('canvas'), { width: 1, height: 1 }, 1),
  );
  const pointsPerMillimetre = 72 / millimetresPerInch;
  pen.transform(
    pointsPerMillimetre,
    0,
    0,
    -pointsPerMillimetre,
    0,
    layout.paper.height * pointsPerMillimetre,
  );
  await paintSheet(pen as unknown as Pen, sheet, {
    ...content,
    paintBelow:
      paintBelow &&
      (async (_, view) => {
        await paintBelow(dotted(picture, view, dpi / 96), view);
        pen.drawImage(picture, 0, 0, view.width, view.height);
      }),
  });
  const file = new PdfFile();
  const page = await pen.addTo(file);
  picture.width = picture.height = 0;
  return finished(file, page, sheet);
}

/** The pen of a canvas that is of the size given and white, in dots a unit. */
function dotted(
  canvas: HTMLCanvasElement,
  size: { width: number; height: number },
  dots: number,
): CanvasRenderingContext2D {
  canvas.width = Math.round(size.width * dots);
  canvas.height = Math.round(size.height * dots);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('The browser has no room for a picture of this size');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(dots, dots);
  return pen;
}

/** The pen's unit is a millimetre. */
async function paintSheet(pen: Pen, sheet: Sheet, content: PictureContent): Promise<void> {
  const { layout, center, scale, text, legend } = sheet;
  const { paper, map, growth } = layout;
  const view = planeView(center, scale, {
    width: map.width / millimetresPerPixel,
    height: map.height / millimetresPerPixel,
  });
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, paper.width, paper.height);
  pen.save();
  pen.translate(map.x, map.y);
  pen.scale(millimetresPerPixel, millimetresPerPixel);
  pen.fillStyle = '#e8f0f2';
  pen.fillRect(0, 0, view.width, view.height);
  await paintPicture(pen, view, content);
  pen.restore();
  paintLegend(pen, legend, { x: map.x, y: map.y + map.height, growth });
  paintFurniture(pen, layout, text, scale);
}

function finished(file: PdfFile, page: { content: string; resources: string }, sheet: Sheet): Blob {
  const { text, about, layout } = sheet;
  const box = [0, 0, layout.paper.width, layout.paper.height].map((side) =>
    ((side * 72) / millimetresPerInch).toFixed(2),
  );
  const pages = file.next(1);
  const only = file.add(
    `<< /Type /Page /Parent ${pages} /MediaBox [${box.join(' ')}] /Contents ${page.content} /Resources ${page.resources} >>`,
  );
  file.add(`<< /Type /Pages /Kids [${only}] /Count 1 >>`);
  const catalog = file.add(
    `<< /Type /Catalog /Pages ${pages} /Lang ${pdfText(about.language)} /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  const now = new Date().toISOString().replace(/[-:T]|\..*/g, '');
  const entries = Object.entries({
    Title: text.title,
    Author: about.author,
    Subject: [...text.left, ...text.right].join('; '),
    Creator: about.creator,
    Producer: about.creator,
  }).filter(([, value]) => value !== '');
  const said = entries.map(([name, value]) => `/${name} ${pdfText(value)}`).join(' ');
  return file.finish({ catalog, info: file.add(`<< ${said} /CreationDate (D:${now}Z) >>`) });
}
