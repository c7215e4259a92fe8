import { isAbort } from '../../api/client';
import type { OwnField, OwnPart, Problem, ReadFile } from '../../own/own-data';
import { fileId, nameFieldOf, ownColors, ownLayer } from '../../own/own-layer';
import type { OwnShown } from '../../own/own-store';
import { h } from '../../panels/dom';
import { icon } from '../../panels/icons';
import type { Screen } from '../../panels/screen';
import type { Tool, Workspace } from '../tool';
import { FileCard, type FileState } from './file-card';
import { type OwnFile, type SourceChoices, readFile, together } from './file-reader';
import { JoinPanel } from './join-panel';

export interface OwnToolEvents {
  tableAsked(layer: string): void;
  themeAsked(layer: string): void;
}

/** Own data beside the city's: files are shown on this page and nowhere else. */
export class OwnTool implements Tool {
  readonly id = 'own';
  readonly icon = 'own';
  readonly body = h('div');
  private readonly input = h('input', {
    type: 'file',
    multiple: true,
    class: 'visually-hidden',
    tabindex: -1,
    'aria-hidden': 'true',
    'data-testid': 'own-files',
  });
  private readonly list = h('div', { class: 'own-files' });
  private readonly files = new Map<string, FileState>();
  private added = 0;
  private colored = 0;

  constructor(
    private readonly workspace: Workspace,
    private readonly events: OwnToolEvents,
  ) {
    this.input.addEventListener('change', () => {
      this.take([...(this.input.files ?? [])]);
      this.input.value = '';
    });
    workspace.own.onChange(() => this.show());
  }

  render({ messages }: Screen): void {
    const { own } = messages;
    this.body.replaceChildren(
      h(
        'button',
        {
          type: 'button',
          class: 'button primary',
          'data-testid': 'own-add',
          on: { click: () => this.input.click() },
        },
        icon('own'),
        own.add,
      ),
      this.input,
      h('p', { class: 'hint', text: own.drop }),
      h('p', { class: 'hint', text: own.formats }),
      this.list,
    );
    for (const { join } of this.files.values()) join?.render();
    this.show();
  }

  /** Takes files that were dropped or chosen. */
  take(files: readonly File[]): void {
    if (files.length === 0) return;
    this.workspace.open('own');
    for (const group of together(files)) {
      const id = fileId(++this.added);
      const main = group.find(({ name }) => /\.shp$/i.test(name)) ?? group[0];
      if (main === undefined) continue;
      void this.read({ id, title: main.name.replace(/\.[^.]*$/, ''), files: group }, {});
    }
  }

  private async read(file: OwnFile, choices: SourceChoices): Promise<void> {
    const { own, failed } = this.workspace;
    const request = new AbortController();
    const state: FileState = {
      file,
      choices,
      phase: 'reading',
      percent: null,
      request,
      problem: null,
      read: null,
      join: null,
    };
    this.become(state);
    try {
      const progress = (percent: number | null) => {
        if (!request.signal.aborted) this.become({ ...state, percent });
      };
      const answer = await readFile(this.workspace, own, file, choices, { progress, signal: request.signal });
      if (request.signal.aborted) return;
      if ('problem' in answer) this.explain(state, answer.problem);
      else await this.showRead(state, answer.read);
    } catch (error) {
      if (isAbort(error)) return;
      const detail = error instanceof Error ? error.message : String(error);
      this.explain(state, { detail, parameter: null, allowed: [] });
      failed(error);
    }
  }

  /** Says what is wrong; where one reference system alone fits the coordinates, the file is read in it. */
  private explain(state: FileState, problem: Problem): void {
    const [only, ...others] = problem.allowed;
    if (
      problem.parameter === 'inputs.crs' &&
      only !== undefined &&
      others.length === 0 &&
      state.choices.crs === undefined
    ) {
      void this.read(state.file, { ...state.choices, crs: only });
      return;
    }
    this.become({ ...state, phase: 'failed', problem });
  }

  private async showRead(state: FileState, read: ReadFile): Promise<void> {
    const { own } = this.workspace;
    const { id } = state.file;
    if (read.count > 0 && read.withoutGeometry === read.count) {
      const join = new JoinPanel(this.workspace, own, id, read.fields, (parts, nameField) =>
        this.showParts(state.file, parts, read.fields, nameField),
      );
      this.become({ ...state, phase: 'joining', read, join });
      return;
    }
    const nameField = nameFieldOf(read.fields);
    this.showParts(state.file, await own.data.makeLayers(id, nameField), read.fields, nameField);
    this.become({ ...state, phase: 'shown', read });
  }

  private showParts(
    file: OwnFile,
    parts: readonly OwnPart[],
    fields: readonly OwnField[],
    nameField: string | null,
  ): void {
    const { own, map } = this.workspace;
    const known = own.layers.filter(({ id }) => id.startsWith(`${file.id}-`));
    if (known.length > 0) own.hideFile(file.id);
    const shown = parts.map((part): OwnShown => {
      const color = ownColors[this.colored++ % ownColors.length] ?? ownColors[0];
      const layer = ownLayer(part, { title: file.title, fields, nameField, color });
      return { layer, family: part.family, color, isOn: true, opacity: 1 };
    });
    own.add(shown);
    const [first] = parts;
    if (first !== undefined) map.showBox(first.bbox);
  }

  private become(state: FileState): void {
    this.files.set(state.file.id, state);
    this.show();
  }

  private forget(id: string): void {
    this.files.get(id)?.request.abort();
    this.files.delete(id);
    this.workspace.own.removeFile(id);
    this.show();
  }

  private show(): void {
    const screen = this.workspace.screen();
    const { own, map } = this.workspace;
    this.list.replaceChildren(
      ...[...this.files.values()].reverse().map((state) => {
        const layers = own.all.filter(({ layer }) => layer.id.startsWith(`${state.file.id}-`));
        return new FileCard(screen, state, layers, {
          chosen: (parameter, value) => void this.read(state.file, { ...state.choices, [parameter]: value }),
          retried: () => void this.read(state.file, state.choices),
          removed: () => this.forget(state.file.id),
          changed: (id, change) => own.change(id, change),
          zoomed: (id) => void own.data.box(id).then((box) => box !== null && map.showBox(box)),
          tableAsked: (id) => this.events.tableAsked(id),
          themeAsked: (id) => this.events.themeAsked(id),
        }).element;
      }),
    );
  }
}
