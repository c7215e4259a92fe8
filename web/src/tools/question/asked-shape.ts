import type { AskedShape } from '../../api/analysis';
import { isOwn } from '../../own/own-layer';
import type { OwnStore } from '../../own/own-store';
import type { Screen } from '../../panels/screen';
import type { ViewState } from '../../state/view-state';
import { geometryOf } from '../sketch/drawing';
import type { SketchDesk } from '../sketch/sketch-desk';

/** Where the shape of a question comes from: `selection`, or the id of something that was drawn. */
export type ShapeSource = string;

export const fromSelection: ShapeSource = 'selection';

/** The shapes that a question can be about, with their words. */
export function shapeSources(screen: Screen, view: ViewState, desk: SketchDesk): [ShapeSource, string][] {
  const { sketch, question } = screen.messages;
  const drawn = [...desk.drawing.shapes].reverse().map((shape, index, all): [ShapeSource, string] => {
    const text = shape.text === '' ? `${all.length - index}` : shape.text;
    return [shape.id, `${sketch.kinds[shape.kind]} ${text}`];
  });
  return view.selection === null ? drawn : [[fromSelection, question.selected], ...drawn];
}

/** The shape as the service takes it; null when it is there no more. */
export async function shapeOf(
  source: ShapeSource | null,
  { selection }: ViewState,
  desk: SketchDesk,
  own: OwnStore,
): Promise<AskedShape | null> {
  if (source === fromSelection) {
    if (selection === null || !isOwn(selection.layer))
      return selection === null ? null : { feature: selection };
    const geometry = (await own.feature(selection))?.geometry ?? null;
    return geometry === null ? null : { shape: geometry };
  }
  const shape = source === null ? undefined : desk.drawing.shape(source);
  return shape === undefined ? null : { shape: geometryOf(shape) };
}
