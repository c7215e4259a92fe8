import type { Position } from '../api/types';
import { type SheetText, paintFurniture } from './furniture';
import { type LegendEntry, paintLegend } from './legend';
import { type PictureContent, paintPicture } from './map-picture';
import { planeView } from './plane-view';
import { type SheetLayout, millimetresPerInch, millimetresPerPixel } from './sheet';

/** A sheet to scale on the plane of EPSG:4548. */
export interface Sheet {
  readonly layout: SheetLayout;
  readonly center: Position;
  /** The denominator. */
  readonly scale: number;
  readonly text: SheetText;
  readonly legend: { readonly title: string; readonly entries: readonly LegendEntry[] };
  readonly content: PictureContent;
}

/** Draws a sheet on a canvas with so many dots an inch. */
export async function drawSheet(canvas: HTMLCanvasElement, sheet: Sheet, dpi: number): Promise<void> {
  const { layout, center, scale, text, legend, content } = sheet;
  const { paper, map, growth } = layout;
  const ratio = dpi / millimetresPerInch;
  canvas.width = Math.round(paper.width * ratio);
  canvas.height = Math.round(paper.height * ratio);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('The browser has no room for a picture of this size');
  const view = planeView(center, scale, {
    width: map.width / millimetresPerPixel,
    height: map.height / millimetresPerPixel,
  });
  pen.scale(ratio, ratio);
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

/** A PDF with the sheet as its only page, of the sheet's size. */
export async function pdfOf(canvas: HTMLCanvasElement, { layout, text }: Sheet): Promise<Blob> {
  const { jsPDF } = await import('jspdf');
  const { width, height } = layout.paper;
  const orientation = width > height ? 'landscape' : 'portrait';
  const pdf = new jsPDF({ unit: 'mm', format: [width, height], orientation, compress: true });
  pdf.setProperties({ title: text.title, subject: [...text.left, ...text.right].join('; ') });
  pdf.addImage(canvas, 'JPEG', 0, 0, width, height, undefined, 'NONE');
  return pdf.output('blob');
}
