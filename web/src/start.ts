import { loadCatalog } from './api/catalog';
import { ApiClient } from './api/client';
import { rememberedLanguage } from './state/remembered';
import { type Language, parseLink } from './state/view-state';
import { DrawingWorker } from './map/drawing-worker';

// What the map needs first is asked for here, before the program of the page has come and begun.

const { language } = parseLink(location.hash);

/** The language that the page begins in. */
export const firstLanguage: Language = language ?? rememberedLanguage() ?? 'zh';

export const client = new ApiClient();
client.language = firstLanguage;

/** Draws the service's layers. */
export const firstDrawer = new DrawingWorker();

/** What the service has. */
export const firstCatalog = loadCatalog(client);
// Who waits for it is told of a failure; until then it is not one that nobody knows of.
firstCatalog.catch(() => undefined);
