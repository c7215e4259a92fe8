import type { ApiClient } from '../api/client';
import type { Layer } from '../api/catalog';
import type { FeatureRef } from '../api/types';
import type { MapView } from '../map/map-view';
import type { Look } from '../drawing/style';
import type { OwnStore } from '../own/own-store';
import type { IconName } from '../panels/icons';
import type { Screen } from '../panels/screen';
import type { Activity } from '../state/activity';
import type { Store } from '../state/store';
import type { ViewState } from '../state/view-state';

export const toolIds = ['layers', 'theme', 'question', 'own', 'time', 'sketch', 'output'] as const;
export type ToolId = (typeof toolIds)[number];

/** Something that one does with the map, in a panel of its own that the rail opens. */
export interface Tool {
  readonly id: ToolId;
  readonly icon: IconName;
  /** What its panel holds. */
  readonly body: HTMLElement;
  /** Says everything anew: the first time, or in another language. */
  render(screen: Screen): void;
  /** The view has changed: another day, layer, zoom. */
  update?(view: ViewState): void;
  /** The service answers again. */
  recovered?(): void;
  opened?(): void;
  closed?(): void;
}

/** What tools share. */
export interface Workspace {
  readonly client: ApiClient;
  readonly activity: Activity;
  readonly view: Store<ViewState>;
  readonly look: Store<Look>;
  readonly map: MapView;
  readonly own: OwnStore;
  readonly screen: () => Screen;
  /** The service's layers and those of own data. */
  readonly layers: () => readonly Layer[];
  /** Says what went wrong with a request. */
  readonly failed: (error: unknown) => void;
  /** Says a sentence that goes by itself. */
  readonly tell: (sentence: string) => void;
  /** Says what a feature is, on the day of the view or another one, and moves the map there when asked to. */
  readonly visit: (ref: FeatureRef, withMap: boolean, day?: string) => void;
  readonly open: (tool: ToolId) => void;
}
