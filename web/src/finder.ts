import { readCoordinates } from './geo/coordinates';
import { SearchBox } from './panels/search-box';
import type { Suggestion } from './state/search-history';
import type { Workspace } from './tools/tool';

/** Finds places and positions by what someone types, and goes there. */
export class Finder {
  readonly box = new SearchBox({
    search: (text, signal) => this.workspace.activity.during(this.suggestions(text, signal)),
    chosen: (suggestion) => this.goTo(suggestion),
    failed: (error) => this.workspace.failed(error),
  });

  constructor(private readonly workspace: Workspace) {}

  /** Where the text leads: to the position that it names, or to places. */
  private async suggestions(text: string, signal: AbortSignal): Promise<Suggestion[]> {
    const read = readCoordinates(text);
    if (read !== null) return [{ kind: 'position', read }];
    const places = await this.workspace.client.search(text, 10, signal);
    return places.map((place) => ({ kind: 'place', place }));
  }

  private goTo(suggestion: Suggestion): void {
    const { map, visit } = this.workspace;
    if (suggestion.kind === 'position') {
      map.askAt(suggestion.read.position);
      return;
    }
    const { layer, id, bbox } = suggestion.place;
    visit({ layer, id }, false);
    map.showBox(bbox);
  }
}
