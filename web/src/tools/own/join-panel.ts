import { hierarchy } from '../../api/catalog';
import { isAbort } from '../../api/client';
import type { DivisionMatch, MatchedRow } from '../../api/match';
import { formatNumber } from '../../format/numbers';
import type { OwnField, OwnPart } from '../../own/own-data';
import { codeFieldOf, nameFieldOf } from '../../own/own-layer';
import type { OwnStore } from '../../own/own-store';
import { choiceField, h } from '../../panels/dom';
import type { Screen } from '../../panels/screen';
import type { Workspace } from '../tool';

/** Rows to settle by hand that are listed. */
const mostListed = 100;

/** Joins a table without coordinates to divisions, and lets what is unclear be settled by hand. */
export class JoinPanel {
  readonly element = h('div', { class: 'join', 'data-testid': 'join' });
  private code: string | null;
  private name: string | null;
  private level = '';
  private match: DivisionMatch | null = null;
  /** The division of each row, as matched or settled; null: none. */
  private divisions: (string | null)[] = [];

  /** @param joined told the layers that were made; the name field names their features */
  constructor(
    private readonly workspace: Workspace,
    private readonly own: OwnStore,
    private readonly file: string,
    private readonly fields: readonly OwnField[],
    private readonly joined: (parts: OwnPart[], nameField: string | null) => void,
  ) {
    this.code = codeFieldOf(fields);
    this.name = nameFieldOf(fields);
    this.render();
  }

  render(): void {
    const screen = this.workspace.screen();
    const { own } = screen.messages;
    const columns = [
      ['', own.none] as const,
      ...this.fields.map(({ name, title }) => [name, title] as const),
    ];
    const levels = hierarchy(screen.catalog.layers).map(({ id, title }) => [id, title] as const);
    this.element.replaceChildren(
      h('p', { class: 'hint', text: own.join }),
      choiceField(
        own.code,
        'join-code',
        columns,
        this.code ?? '',
        (value) => (this.code = value === '' ? null : value),
      ),
      choiceField(
        own.name,
        'join-name',
        columns,
        this.name ?? '',
        (value) => (this.name = value === '' ? null : value),
      ),
      choiceField(
        own.level,
        'join-level',
        [['', own.automatic], ...levels],
        this.level,
        (value) => (this.level = value),
      ),
      h('button', {
        type: 'button',
        class: 'button primary',
        text: own.match,
        'data-testid': 'join-run',
        on: { click: () => void this.run() },
      }),
      ...(this.match === null ? [] : this.result(screen, this.match)),
    );
  }

  private async run(): Promise<void> {
    const { client, activity, view, failed } = this.workspace;
    try {
      const rows = await this.own.data.keys(this.file, this.code, this.name);
      // A row with neither is refused; a blank name matches nothing.
      const asked = rows.map((row) =>
        row.code === undefined && row.name === undefined ? { name: ' ' } : row,
      );
      const layers = this.level === '' ? null : [this.level];
      this.match = await activity.during(client.matchDivisions(asked, layers, view.value.day));
      this.divisions = this.match.rows.map(({ id }) => id);
      this.render();
    } catch (error) {
      if (!isAbort(error)) failed(error);
    }
  }

  private result(screen: Screen, match: DivisionMatch): HTMLElement[] {
    const { own } = screen.messages;
    const count = (number: number, words: string) => `${formatNumber(number, screen.language)} ${words}`;
    if (match.matched === 0 && match.ambiguous === 0) {
      return [
        h('p', { class: 'problem', role: 'alert', 'data-testid': 'join-nothing', text: own.nothingMatched }),
      ];
    }
    const ambiguous = match.rows.filter(({ status }) => status === 'ambiguous');
    const unmatched = match.rows.filter(({ status }) => status === 'unmatched');
    return [
      h('p', { role: 'status', 'data-testid': 'join-summary', text: count(match.matched, own.matched) }),
      ...this.unsettled(count(ambiguous.length, own.ambiguous), ambiguous, (row) =>
        this.candidateChoice(screen, row),
      ),
      ...this.unsettled(count(unmatched.length, own.unmatched), unmatched, (row) => this.byHand(screen, row)),
      h('button', {
        type: 'button',
        class: 'button primary',
        text: own.showJoined,
        'data-testid': 'join-show',
        on: { click: () => void this.show(match) },
      }),
    ];
  }

  private unsettled(
    words: string,
    rows: readonly MatchedRow[],
    field: (row: MatchedRow) => HTMLElement,
  ): HTMLElement[] {
    if (rows.length === 0) return [];
    return [
      h('p', { class: 'hint', text: words }),
      h('ul', { class: 'unsettled' }, ...rows.slice(0, mostListed).map((row) => h('li', {}, field(row)))),
    ];
  }

  private rowWords({ messages }: Screen, row: MatchedRow): string {
    return `${messages.own.row} ${row.row + 1} ${messages.own.rowAfter}`.trim();
  }

  private candidateChoice(screen: Screen, row: MatchedRow): HTMLElement {
    const choices = (row.candidates ?? []).map(
      ({ id, name, parents }) => [id, parents === '' ? name : `${name}（${parents}）`] as const,
    );
    return choiceField(
      this.rowWords(screen, row),
      'join-candidate',
      [['', screen.messages.own.leaveOut], ...choices],
      '',
      (id) => {
        this.divisions[row.row] = id === '' ? null : id;
      },
    );
  }

  /** A name that someone types: the best place of the level that it finds. */
  private byHand(screen: Screen, row: MatchedRow): HTMLElement {
    const input = h('input', {
      type: 'text',
      placeholder: screen.messages.own.settle,
      'data-testid': 'join-settle',
    });
    const found = h('span', { class: 'hint' });
    input.addEventListener('change', () => {
      void this.workspace.client.search(input.value, 10).then((places) => {
        const place = places.find(({ layer }) => layer === this.match?.layer);
        this.divisions[row.row] = place?.id ?? null;
        found.textContent = place === undefined ? screen.messages.searchNone : `✓ ${place.name}`;
      }, this.workspace.failed);
    });
    return h('label', { class: 'field' }, h('span', { text: this.rowWords(screen, row) }), input, found);
  }

  private async show({ layer }: DivisionMatch): Promise<void> {
    const { client, activity, view, failed } = this.workspace;
    if (layer === null) return;
    try {
      const shapes = await activity.during(client.shapes(layer, view.value.day));
      const parts = await this.own.data.join(this.file, this.divisions, shapes, this.name);
      this.joined(parts, this.name);
    } catch (error) {
      if (!isAbort(error)) failed(error);
    }
  }
}
