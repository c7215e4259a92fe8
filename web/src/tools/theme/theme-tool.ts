import type { Classification } from '../../api/analysis';
import type { Layer } from '../../api/catalog';
import { RequestFailure, isAbort } from '../../api/client';
import { isOwn } from '../../own/own-layer';
import { h } from '../../panels/dom';
import type { Screen } from '../../panels/screen';
import type { ThemeSpec } from '../../state/theme-spec';
import type { ViewState } from '../../state/view-state';
import type { Tool, Workspace } from '../tool';
import { ThemeLegend } from './legend';
import { Ranking } from './ranking';
import { type Choice, type Values, categoriesOf, classify, loadOwnValues, loadValues } from './theme-data';
import { ThemeForm, usualTheme } from './theme-form';
import { type ClassifiedTheme, classifiedKinds, classifiedNumbers, paintOf } from './theme-paint';

/** Colours a layer by an indicator, and ranks its features. */
export class ThemeTool implements Tool {
  readonly id = 'theme';
  readonly icon = 'theme';
  readonly body = h('div');
  readonly legend = new ThemeLegend();
  private readonly form = new ThemeForm(
    () => this.workspace.layers(),
    (spec) => this.workspace.view.update({ theme: spec }),
  );
  private readonly ranking: Ranking;
  private readonly problem = h('p', {
    class: 'problem',
    role: 'alert',
    hidden: true,
    'data-testid': 'theme-problem',
  });
  private readonly summary = h('p', { class: 'hint', role: 'status', 'data-testid': 'theme-summary' });
  private readonly clear = h('button', {
    type: 'button',
    class: 'text-button',
    'data-testid': 'theme-clear',
  });
  /** Values that were asked lately, by what they were asked for. */
  private readonly known = new Map<string, Values>();
  private readonly classified = new WeakMap<Values, Map<string, Classification>>();
  private request: AbortController | null = null;
  private theme: ClassifiedTheme | null = null;
  private shown = '';

  constructor(private readonly workspace: Workspace) {
    this.ranking = new Ranking((id) => {
      const layer = this.theme?.spec.layer;
      if (layer !== undefined) workspace.visit({ layer, id }, true);
    });
    this.clear.addEventListener('click', () => workspace.view.update({ theme: null }));
    this.body.append(this.form.element, this.problem, this.clear, this.summary, this.ranking.element);
  }

  /** What is shown; null: no theme. */
  get current(): ClassifiedTheme | null {
    return this.theme;
  }

  /** Begins a theme of a layer. */
  begin(layer: string): void {
    const found = this.layer(layer);
    if (found !== undefined && this.workspace.view.value.theme?.layer !== layer) {
      this.workspace.view.update({ theme: usualTheme(found) });
    }
    this.workspace.open('theme');
  }

  render(screen: Screen): void {
    this.clear.textContent = screen.messages.theme.clear;
    this.known.clear();
    this.shown = '';
    this.showValues();
    this.update(this.workspace.view.value);
  }

  opened(): void {
    this.ranking.show(this.workspace.screen(), this.theme);
  }

  update({ theme, day, compared, filters }: ViewState): void {
    const passing = theme === null ? undefined : this.workspace.look.value.passing.get(theme.layer);
    const wanted = JSON.stringify([
      theme,
      day,
      compared,
      theme === null ? null : filters[theme.layer],
      passing?.size,
    ]);
    if (wanted === this.shown) return;
    this.shown = wanted;
    this.request?.abort();
    this.request = new AbortController();
    this.form.show(this.workspace.screen(), theme);
    if (theme === null) this.take(null, null);
    else void this.load(theme, this.request.signal);
  }

  /** Own data came or went. */
  ownChanged(): void {
    const { theme } = this.workspace.view.value;
    this.known.clear();
    if (theme !== null && this.layer(theme.layer) === undefined) this.workspace.view.update({ theme: null });
    else this.form.show(this.workspace.screen(), theme);
  }

  recovered(): void {
    if (this.theme === null) this.shown = '';
    this.update(this.workspace.view.value);
  }

  private layer(id: string): Layer | undefined {
    return this.workspace.layers().find((each) => each.id === id);
  }

  private async load(spec: ThemeSpec, signal: AbortSignal): Promise<void> {
    const { activity, view, failed } = this.workspace;
    const layer = this.layer(spec.layer);
    if (layer === undefined) return;
    const { day, compared } = view.value;
    try {
      const [values, others] = await activity.during(
        Promise.all([
          this.valuesOf(layer, spec, day, signal),
          compared === null ? null : this.valuesOf(layer, spec, compared, signal),
        ]),
      );
      const codes = categoriesOf(layer, spec.measure);
      const theme = codes
        ? classifiedKinds(spec, values, codes)
        : classifiedNumbers(spec, values, await activity.during(this.classesOf(spec, values, signal)));
      if (!signal.aborted) this.take(theme, others);
    } catch (error) {
      if (isAbort(error)) return;
      this.shown = '';
      this.take(null, null);
      if (error instanceof RequestFailure && error.kind === 'refused') this.explain(error.message);
      else failed(error);
    }
  }

  private async valuesOf(
    layer: Layer,
    spec: ThemeSpec,
    day: string | null,
    signal: AbortSignal,
  ): Promise<Values> {
    const { view, look, client, own } = this.workspace;
    const filter = view.value.filters[layer.id] ?? null;
    const choice: Choice = { day, filter, passing: look.value.passing.get(layer.id) };
    const key = JSON.stringify([layer.id, spec.measure, day, filter, choice.passing?.size]);
    const values =
      this.known.get(key) ??
      (isOwn(layer.id)
        ? await loadOwnValues(own, layer.id, spec.measure, choice)
        : await loadValues(client, layer, spec.measure, choice, signal));
    this.known.set(key, values);
    return values;
  }

  /** Classes depend on values and method, and not on colours. */
  private async classesOf(spec: ThemeSpec, values: Values, signal: AbortSignal): Promise<Classification> {
    const { method, classes, breaks } = spec;
    const key = JSON.stringify([method, classes, breaks]);
    const known = this.classified.get(values) ?? new Map<string, Classification>();
    const found = known.get(key) ?? (await classify(this.workspace.client, spec, values, signal));
    this.classified.set(values, known.set(key, found));
    return found;
  }

  private take(theme: ClassifiedTheme | null, others: Values | null): void {
    this.theme = theme;
    this.workspace.look.update({
      theme: theme === null ? null : paintOf(theme),
      comparedTheme: theme === null || others === null ? null : paintOf(theme, others),
    });
    this.explain(null);
    this.form.fill(theme);
    this.showValues();
  }

  private explain(problem: string | null): void {
    this.problem.hidden = problem === null;
    this.problem.textContent = problem;
  }

  /** Legend and ranking. */
  private showValues(): void {
    const screen = this.workspace.screen();
    const { theme } = this;
    const { theme: wanted, compared } = this.workspace.view.value;
    const layer = theme === null ? undefined : this.layer(theme.spec.layer);
    this.legend.show(screen, layer, theme, compared !== null);
    this.clear.hidden = wanted === null;
    const isRanked = theme?.classification !== null && theme !== null;
    this.ranking.element.hidden = !isRanked;
    this.summary.textContent = isRanked ? screen.messages.theme.ranking : '';
    this.ranking.show(screen, theme);
  }
}
