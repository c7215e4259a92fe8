import './styles/app.css';
import type { ApiClient } from './api/client';
import { type Catalog, loadCatalog } from './api/catalog';
import { App } from './app';
import { languageTag, messagesIn } from './i18n/messages';
import { h } from './panels/dom';
import { Activity } from './state/activity';
import { Connection } from './state/connection';
import { type ViewState, parseLink } from './state/view-state';
import { client, firstCatalog, firstDrawer, firstLanguage } from './start';

const root = document.getElementById('app') as HTMLElement;
const activity = new Activity((state) => {
  document.documentElement.dataset.mapState = state;
});

/** Shows the map of what the service has; while the service is away, says so and tries again. */
async function start(catalog: Promise<Catalog>): Promise<void> {
  document.documentElement.lang = languageTag(firstLanguage);
  const messages = messagesIn(firstLanguage);
  root.replaceChildren(splash(messages.loadingMap));
  const end = activity.begin();
  try {
    run(await catalog, { ...parseLink(location.hash), language: firstLanguage });
  } catch (error) {
    await serviceBack(client, error, (retry) => {
      root.replaceChildren(splash(messages.startFailed, messages.retry, retry));
    });
    await start(loadCatalog(client));
  } finally {
    end();
  }
}

function run(catalog: Catalog, view: ViewState): void {
  const app = new App({ client, drawer: firstDrawer, activity }, catalog, view);
  root.replaceChildren(...app.elements);
  app.start();
}

/** Resolves when the service answers again. */
function serviceBack(client: ApiClient, error: unknown, show: (retry: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const connection = new Connection(
      () => client.collections(),
      (trouble) => {
        if (trouble === null) resolve();
        else show(() => void connection.retry());
      },
    );
    if (!connection.report(error)) reject(error instanceof Error ? error : new Error(String(error)));
  });
}

function splash(text: string, action?: string, onAction?: () => void): HTMLElement {
  const sentence = h('p', { text });
  if (action === undefined || onAction === undefined)
    return h('div', { class: 'splash', role: 'status' }, sentence);
  const button = h('button', { type: 'button', class: 'button', text: action, on: { click: onAction } });
  return h('div', { class: 'splash', role: 'alert', 'data-testid': 'start-failed' }, sentence, button);
}

void start(firstCatalog);
