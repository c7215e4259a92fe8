import { type LegendEntry, layerEntries } from '../../print/legend';
import type { PictureContent } from '../../print/map-picture';
import { serviceTiles } from '../../drawing/tile-store';
import { noDataColor } from '../theme/palettes';
import type { ClassifiedTheme } from '../theme/theme-paint';
import { classTitle, titleOf, unitOf } from '../theme/titles';
import type { Workspace } from '../tool';

export const mercatorGrid = 'WebMercatorQuad';

/** What the map shows now, to be drawn on another canvas; `grid` is a tile matrix set. */
export async function contentOf(workspace: Workspace, grid: string): Promise<PictureContent> {
  const { client, view, map, own, screen } = workspace;
  const { catalog, language } = screen();
  const layers = catalog.layers.map(({ id }) => id);
  // Basemaps are pictures on Web Mercator: on another grid they are left out.
  const isMercator = grid === mercatorGrid;
  const scene = map.layers.at(map.zoom);
  const shown = own.all.filter(({ isOn }) => isOn);
  return {
    scene: isMercator ? scene : { ...scene, isOverBasemap: false },
    tiles: serviceTiles(client, layers, view.value.day, grid),
    selected: view.value.selection,
    language,
    own: await Promise.all(
      shown.map(async ({ layer, color }) => ({ color, features: await own.data.whole(layer.id) })),
    ),
    sketches: map.drawnSketches,
    paintBelow: isMercator ? (pen, view) => map.layers.paintBasemap(pen, view) : () => Promise.resolve(),
  };
}

/** The legend of what the map shows at a zoom. */
export function legendOf(workspace: Workspace, theme: ClassifiedTheme | null, zoom: number): LegendEntry[] {
  const own = workspace.own.all
    .filter(({ isOn }) => isOn)
    .map(({ layer, color, family }): LegendEntry => {
      const mark = family === 'polygon' ? 'area' : family;
      return { words: layer.title, mark, color, edge: color, dash: [], opacity: 0.3 };
    });
  const layers = layerEntries(workspace.map.layers.at(zoom));
  return [...layers, ...own, ...(theme === null ? [] : themeEntries(workspace, theme))];
}

/** The name of the theme, and its classes. */
function themeEntries(workspace: Workspace, theme: ClassifiedTheme): LegendEntry[] {
  const screen = workspace.screen();
  const layer = workspace.layers().find(({ id }) => id === theme.spec.layer);
  if (layer === undefined) return [];
  const entry = (words: string, color: string): LegendEntry => {
    return { words, mark: 'area', color, edge: '#888', dash: [], opacity: 1 };
  };
  const title = `${titleOf(screen, layer, theme.spec.measure)} ${unitOf(screen, theme).symbol}`.trim();
  return [
    { ...entry(title, 'transparent'), edge: 'transparent' },
    ...theme.classes.map((each) => entry(classTitle(screen, theme, each), each.color)),
    ...(theme.missing === 0 ? [] : [entry(screen.messages.output.noData, noDataColor)]),
  ];
}
