import { type Overlay, type OverlayQuestion, type Relation, relations } from '../../api/analysis';
import { RequestFailure, isAbort } from '../../api/client';
import type { JobStatus } from '../../api/jobs';
import { withMarks } from '../../drawing/style';
import { h, optionsOf } from '../../panels/dom';
import type { Screen } from '../../panels/screen';
import type { ViewState } from '../../state/view-state';
import { DrawButtons } from '../sketch/draw-buttons';
import type { SketchDesk } from '../sketch/sketch-desk';
import type { Tool, Workspace } from '../tool';
import { type ShapeSource, fromSelection, shapeOf, shapeSources } from './asked-shape';
import { exportAnswer, exportReport, saveList } from './result-export';
import { ResultList } from './result-list';

const drawable = ['point', 'line', 'polygon', 'rectangle', 'circle'] as const;
const formats = ['json', 'gpkg', 'shp', 'gdb', 'kml', 'dxf', 'tab', 'gml', 'fgb', 'csv', 'xlsx'] as const;
const farthestMetres = 100_000;

/** Asks which features stand in a relation to a shape, and with how much of their ground. */
export class QuestionTool implements Tool {
  readonly id = 'question';
  readonly icon = 'question';
  readonly body = h('div');
  private readonly buttons: DrawButtons;
  private readonly source = h('select', { 'data-testid': 'question-shape' });
  private readonly relation = h('select', { 'data-testid': 'question-relation' });
  private readonly distance = h('input', {
    type: 'number',
    min: 1,
    max: farthestMetres,
    value: 500,
    'data-testid': 'question-distance',
  });
  private readonly distanceField = h('label', { class: 'field', hidden: true });
  private readonly layers = h('div', { class: 'layer-choice' });
  private readonly problem = h('p', {
    class: 'problem',
    role: 'alert',
    hidden: true,
    'data-testid': 'question-problem',
  });
  private readonly run = h('button', {
    type: 'submit',
    class: 'button primary',
    'data-testid': 'question-run',
  });
  private readonly clear = h('button', { type: 'button', class: 'button', 'data-testid': 'question-clear' });
  private readonly results: ResultList;
  private readonly exports = h('div', { class: 'button-row', hidden: true });
  private readonly report = h('button', {
    type: 'button',
    class: 'button',
    'data-testid': 'answer-report',
    on: { click: () => void this.saveReport() },
  });
  private readonly chosenLayers = new Set<string>();
  private chosenSource: ShapeSource | null = null;
  private request: AbortController | null = null;
  private answer: Overlay | null = null;
  /** What it answers. */
  private asked: OverlayQuestion | null = null;

  constructor(
    private readonly workspace: Workspace,
    private readonly desk: SketchDesk,
  ) {
    for (const layer of workspace.screen().catalog.layers) this.chosenLayers.add(layer.id);
    this.results = new ResultList((ref) => workspace.visit(ref, true));
    this.buttons = new DrawButtons(desk, drawable, ({ id }) => {
      desk.stop();
      this.chosenSource = id;
      this.showSources();
      void this.ask();
    });
    this.source.addEventListener('change', () => {
      this.chosenSource = this.source.value === '' ? null : this.source.value;
    });
    this.relation.addEventListener('change', () => {
      this.distanceField.hidden = this.relation.value !== 'within-distance';
    });
    this.clear.addEventListener('click', () => this.take(null));
    desk.onChange(() => this.showSources());
  }

  render(screen: Screen): void {
    const { question } = screen.messages;
    this.buttons.render(screen);
    const relation = this.relation.value === '' ? 'intersects' : this.relation.value;
    this.relation.replaceChildren(
      ...optionsOf(
        relations.map((each) => [each, question.relations[each]]),
        relation,
      ),
    );
    this.distanceField.replaceChildren(h('span', { text: question.distance }), this.distance);
    this.run.textContent = question.run;
    this.clear.textContent = question.clear;
    this.showLayers(screen);
    this.showExports(screen);
    const form = h(
      'form',
      { class: 'question-form' },
      h('label', { class: 'field' }, h('span', { text: question.orChoose }), this.source),
      h('label', { class: 'field' }, h('span', { text: question.relation }), this.relation),
      this.distanceField,
      this.layers,
      this.problem,
      h('div', { class: 'button-row' }, this.run, this.clear),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.ask();
    });
    this.body.replaceChildren(
      h('p', { class: 'field-title', text: question.drawIt }),
      this.buttons.element,
      form,
      this.results.element,
      this.exports,
    );
    this.showSources();
    this.take(this.answer);
  }

  update(view: ViewState): void {
    if (this.chosenSource === null && view.selection !== null) this.chosenSource = fromSelection;
    this.showSources();
  }

  closed(): void {
    this.desk.stop();
  }

  private showSources(): void {
    const screen = this.workspace.screen();
    const sources = shapeSources(screen, this.workspace.view.value, this.desk);
    if (!sources.some(([source]) => source === this.chosenSource))
      this.chosenSource = sources[0]?.[0] ?? null;
    const none = sources.length === 0 ? [['', screen.messages.question.chooseShape] as const] : [];
    this.source.replaceChildren(...optionsOf([...none, ...sources], this.chosenSource ?? ''));
  }

  private showLayers({ messages, catalog }: Screen): void {
    this.layers.replaceChildren(
      h('p', { class: 'field-title', text: messages.question.layers }),
      ...catalog.layers.map((layer) => {
        const input = h('input', { type: 'checkbox', 'data-testid': `question-layer-${layer.id}` });
        input.checked = this.chosenLayers.has(layer.id);
        input.addEventListener('change', () => {
          if (input.checked) this.chosenLayers.add(layer.id);
          else this.chosenLayers.delete(layer.id);
        });
        return h('label', { class: 'check-field' }, input, h('span', { text: layer.title }));
      }),
    );
  }

  private showExports(screen: Screen): void {
    const { messages } = screen;
    const format = h('select', { 'aria-label': messages.table.format, 'data-testid': 'answer-format' });
    format.append(
      ...optionsOf(
        formats.map((each) => [each, messages.formats[each]]),
        'gpkg',
      ),
    );
    this.exports.replaceChildren(
      h('button', {
        type: 'button',
        class: 'button',
        text: messages.question.list,
        'data-testid': 'answer-list',
        on: { click: () => this.answer !== null && saveList(screen, this.answer) },
      }),
      format,
      h('button', {
        type: 'button',
        class: 'button',
        text: messages.question.export,
        'data-testid': 'answer-export',
        on: { click: () => void this.export(format.value) },
      }),
      this.report,
    );
    this.report.textContent = messages.question.report;
  }

  private async export(format: string): Promise<void> {
    const { client, view } = this.workspace;
    const { answer } = this;
    if (answer === null) return;
    const choice = { format, day: view.value.day };
    await this.saving((progress, signal) => exportAnswer(client, answer, choice, progress, signal));
  }

  private async saveReport(): Promise<void> {
    const { client, view } = this.workspace;
    const { asked } = this;
    if (asked === null) return;
    await this.saving((progress, signal) => exportReport(client, asked, view.value.day, progress, signal));
  }

  private async saving(
    save: (progress: (status: JobStatus) => void, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const { activity, failed, tell, screen } = this.workspace;
    const { signal } = (this.request = new AbortController());
    const words = screen().messages.question.exporting;
    try {
      await activity.during(save(({ progress }) => tell(`${words} ${progress ?? 0}%`), signal));
    } catch (error) {
      if (!isAbort(error)) failed(error);
    }
  }

  private async ask(): Promise<void> {
    const { client, activity, view, failed, screen } = this.workspace;
    const { question } = screen().messages;
    const asked = await this.question();
    this.explain(typeof asked === 'string' ? asked : null);
    if (typeof asked === 'string') return;
    this.request?.abort();
    const { signal } = (this.request = new AbortController());
    this.run.textContent = question.running;
    try {
      this.take(await activity.during(client.overlay(asked, view.value.day, signal)));
      this.asked = asked;
      this.report.hidden = this.answer?.shape.areaM2 == null || asked.relation !== 'intersects';
    } catch (error) {
      if (isAbort(error)) return;
      if (error instanceof RequestFailure && error.kind === 'refused') this.explain(error.message);
      else failed(error);
    } finally {
      this.run.textContent = question.run;
    }
  }

  /** What is asked, or a sentence that says what is missing. */
  private async question(): Promise<OverlayQuestion | string> {
    const { view, screen, own } = this.workspace;
    const { question } = screen().messages;
    const shape = await shapeOf(this.chosenSource, view.value, this.desk, own);
    const relation = this.relation.value as Relation;
    const distance = Number(this.distance.value);
    const layers = [...this.chosenLayers];
    if (shape === null) return question.needShape;
    if (layers.length === 0) return question.needLayer;
    if (relation !== 'within-distance') return { ...shape, relation, layers };
    if (!(distance >= 1 && distance <= farthestMetres)) return question.needDistance;
    return { ...shape, relation, layers, distance };
  }

  private take(answer: Overlay | null): void {
    const { look, screen } = this.workspace;
    const had = this.answer !== null;
    this.answer = answer;
    this.clear.hidden = this.exports.hidden = answer === null;
    if (answer === null) this.results.clear();
    else this.results.show(screen(), answer);
    if (answer === null && !had) return;
    const marked = (answer?.layers ?? []).map(
      ({ id, features }) => [id, new Set(features.map((each) => each.id))] as const,
    );
    look.update({ marked: withMarks(look.value.marked, this.id, new Map(marked)) });
  }

  private explain(problem: string | null): void {
    this.problem.hidden = problem === null;
    this.problem.textContent = problem;
  }
}
