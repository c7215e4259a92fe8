import './styles/app.css';
import { ApiClient } from './api/client';
import { type Catalog, loadCatalog } from './api/catalog';
import { App } from './app';
import { languageTag, messagesIn } from './i18n/messages';
import { h } from './panels/dom';
import { Activity } from './state/activity';
import { Connection } from './state/connection';
import { type Language, type ViewState, parseLink } from './state/view-state';
import { rememberedLanguage } from './state/remembered';

const root = document.getElementById('app') as HTMLElement;
const activity = new Activity((state) => {
  document.documentElement.dataset.mapState = state;
});

/** Loads what the service has and shows the map; while the service is away, says so and tries again. */
async function start(): Promise<void> {
  const view = parseLink(location.hash);
  const language: Language = view.language ?? rememberedLanguage() ?? 'zh';
  document.documentElement.lang = languageTag(language);
  const client = new ApiClient();
  client.language = language;
  const messages = messagesIn(language);
  root.replaceChildren(splash(messages.loadingMap));
  const end = activity.begin();
  try {
    run(client, await loadCatalog(client), { ...view, language });
  } catch (error) {
    await serviceBack(client, error, (retry) => {
      root.replaceChildren(splash(messages.startFailed, messages.retry, retry));
    });
    await start();
  } finally {
    end();
  }
}

function run(client: ApiClient, catalog: Catalog, view: ViewState): void {
  const app = new App(client, catalog, view, activity);
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

void start();
