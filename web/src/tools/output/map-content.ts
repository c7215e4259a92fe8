import { type TileGrid, mercatorGrid } from '../../geo/tile-grids';
import { serviceTiles } from '../../drawing/tile-store';
import { type LegendEntry, layerEntries } from '../../print/legend';
import type { PictureContent } from '../../print/map-picture';
import { noDataColor } from '../theme/palettes';
import type { ClassifiedTheme } from '../theme/theme-paint';
import { classTitle, titleOf, unitOf } from '../theme/titles';
import type { Workspace } from '../tool';

/** What the map shows now, to be drawn on another canvas, in tiles of a grid. */
export function contentOf(workspace: Workspace, grid: TileGrid = mercatorGrid): PictureContent {
  const { client, view, map, own, screen } = workspace;
  const { catalog, language } = screen();
  const layers = catalog.layers.map(({ id }) => id);
  return {
    groups: [
      { scene: map.layers.at(map.zoom), tiles: serviceTiles(client, layers, view.value.day, grid) },
      { scene: map.layers.ownAt(map.zoom), tiles: own.tilesOn(grid) },
    ],
    selected: view.value.selection,
    language,
    sketches: map.drawnSketches,
    paintBelow: map.layers.basemapPainter,
  };
}

/** Whose map it is, and whose basemap. */
export function sourcesOf({ view, screen }: Workspace): string {
  const { catalog } = screen();
  const basemap = catalog.basemaps.find(({ id }) => id === view.value.basemap);
  return basemap === undefined ? catalog.title : `${catalog.title} · ${basemap.attribution}`;
}

/** The legend of what the map shows at a zoom. */
export function legendOf(workspace: Workspace, theme: ClassifiedTheme | null, zoom: number): LegendEntry[] {
  const { layers } = workspace.map;
  const { filtered } = workspace.screen().messages.output;
  return [
    ...layerEntries(layers.at(zoom), filtered),
    ...layerEntries(layers.ownAt(zoom), filtered),
    ...(theme === null ? [] : themeEntries(workspace, theme)),
  ];
}

/** The name of the theme, and its classes. */
function themeEntries(workspace: Workspace, theme: ClassifiedTheme): LegendEntry[] {
  const screen = workspace.screen();
  const layer = workspace.layers().find(({ id }) => id === theme.spec.layer);
  if (layer === undefined) return [];
  const { filtered, noData } = screen.messages.output;
  const mark = theme.spec.mark === 'circle' || layer.kind === 'point' ? 'point' : 'area';
  const entry = (words: string, color: string): LegendEntry => {
    return { words, mark, color, edge: '#888', dash: [], fill: 1, opacity: 1 };
  };
  const title = `${titleOf(screen, layer, theme.spec.measure)} ${unitOf(screen, theme).symbol}`.trim();
  const isFiltered = workspace.look.value.passing.has(layer.id);
  return [
    { ...entry(isFiltered ? title + filtered : title, 'transparent'), opacity: 0 },
    ...theme.classes.map((each) => entry(classTitle(screen, theme, each), each.color)),
    ...(theme.missing === 0 ? [] : [entry(noData, noDataColor)]),
  ];
}
