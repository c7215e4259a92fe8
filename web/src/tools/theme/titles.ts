import type { Layer } from '../../api/catalog';
import { formatNumber } from '../../format/numbers';
import { type DisplayUnit, displayUnit } from '../../format/units';
import type { Screen } from '../../panels/screen';
import type { Measure } from '../../state/theme-spec';
import type { ClassifiedTheme, LegendClass } from './theme-paint';

/** What a theme is called: its layer and measure. */
export function titleOf({ catalog, messages }: Screen, layer: Layer, measure: Measure): string {
  if (measure.kind === 'attribute') {
    return `${layer.title} · ${layer.schema.properties[measure.attribute]?.title ?? measure.attribute}`;
  }
  const of = catalog.layers.find(({ id }) => id === measure.of);
  const attribute =
    measure.attribute === null ? '' : (of?.schema.properties[measure.attribute]?.title ?? measure.attribute);
  const parts = [of?.title ?? measure.of, attribute, messages.theme.statistics[measure.statistic]];
  return `${layer.title} · ${parts.filter((part) => part !== '').join(' ')}`;
}

/** The unit in which the values of a theme are read. */
export function unitOf({ language }: Screen, theme: ClassifiedTheme): DisplayUnit {
  return displayUnit(theme.values.unit, language);
}

/** A value in the unit of its theme, with as many digits as tell classes apart. */
export function inUnit(screen: Screen, { size }: DisplayUnit, value: number): string {
  const shown = value / size;
  const digits = Math.abs(shown) >= 1000 ? 0 : Math.abs(shown) >= 100 ? 1 : 2;
  return formatNumber(shown, screen.language, digits);
}

/** What a class of the legend holds, in words. */
export function classTitle(screen: Screen, theme: ClassifiedTheme, { of }: LegendClass): string {
  if ('from' in of) {
    const unit = unitOf(screen, theme);
    return `${inUnit(screen, unit, of.from)} – ${inUnit(screen, unit, of.to)}`;
  }
  if (typeof of.code === 'boolean') return of.code ? screen.messages.table.yes : screen.messages.table.no;
  return of.title ?? String(of.code);
}
