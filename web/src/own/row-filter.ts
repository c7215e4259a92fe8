import type { Properties, Scalar } from '../api/types';

type Value = Exclude<Scalar, null>;
type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A filter of rows: what CQL2 text (OGC 21-065r2, annex B) can say of attributes without shapes, functions and reckoning. */
export type RowFilter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly RowFilter[] }
  | { readonly kind: 'not'; readonly part: RowFilter }
  | {
      readonly kind: 'compare';
      readonly attribute: string;
      readonly operator: Comparison;
      readonly value: Value;
    }
  | { readonly kind: 'like'; readonly attribute: string; readonly pattern: string }
  | { readonly kind: 'in'; readonly attribute: string; readonly values: readonly Value[] }
  | { readonly kind: 'between'; readonly attribute: string; readonly from: Value; readonly to: Value }
  | { readonly kind: 'empty'; readonly attribute: string };

const token = new RegExp(
  String.raw`\s*(?:"((?:[^"]|"")+)"|'((?:[^']|'')*)'|(-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\d_]*)|(<>|<=|>=|[=<>(),]))`,
  'uy',
);

interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'word' | 'sign';
  readonly text: string;
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  for (token.lastIndex = 0; text.slice(token.lastIndex).trim() !== '';) {
    const match = token.exec(text);
    if (match === null) return null;
    const [, name, quoted, number, word, sign = ''] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name.replaceAll('""', '"') });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'sign', text: sign });
  }
  return tokens;
}

/** The filter that a text is; null when it is none, or says more than rows can be asked. */
export function rowFilterOf(text: string): RowFilter | null {
  const tokens = tokensOf(text);
  if (tokens === null) return null;
  try {
    return new Parser(tokens).all();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Reads by descent; throws SyntaxError where the text goes another way. */
class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  all(): RowFilter {
    const filter = this.either();
    if (this.at < this.tokens.length) throw new SyntaxError();
    return filter;
  }

  private either(): RowFilter {
    return this.joined('or', () => this.joined('and', () => this.one()));
  }

  private joined(kind: 'and' | 'or', part: () => RowFilter): RowFilter {
    const parts = [part()];
    while (this.takes(kind)) parts.push(part());
    return parts.length === 1 ? (parts[0] as RowFilter) : { kind, parts };
  }

  private one(): RowFilter {
    if (this.takes('not')) return { kind: 'not', part: this.one() };
    if (this.takes('(')) {
      const inner = this.either();
      this.require(')');
      return inner;
    }
    return this.condition(this.name());
  }

  private condition(attribute: string): RowFilter {
    if (this.takes('is')) {
      const isNot = this.takes('not');
      this.require('null');
      return negated(isNot, { kind: 'empty', attribute });
    }
    const isNot = this.takes('not');
    if (this.takes('like')) return negated(isNot, { kind: 'like', attribute, pattern: this.pattern() });
    if (this.takes('in')) return negated(isNot, { kind: 'in', attribute, values: this.list() });
    if (this.takes('between')) {
      const from = this.value();
      this.require('and');
      return negated(isNot, { kind: 'between', attribute, from, to: this.value() });
    }
    const operator = this.next().text;
    if (isNot || !/^(=|<>|<=?|>=?)$/.test(operator)) throw new SyntaxError();
    return { kind: 'compare', attribute, operator: operator as Comparison, value: this.value() };
  }

  private list(): Value[] {
    this.require('(');
    const values = [this.value()];
    while (this.takes(',')) values.push(this.value());
    this.require(')');
    return values;
  }

  private pattern(): string {
    const { kind, text } = this.next();
    if (kind !== 'text') throw new SyntaxError();
    return text;
  }

  private value(): Value {
    const { kind, text } = this.next();
    if (kind === 'text') return text;
    if (kind === 'number') return Number(text);
    if (kind === 'word' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
    if (kind === 'word' && /^date$/i.test(text)) {
      this.require('(');
      const day = this.pattern();
      this.require(')');
      return day;
    }
    throw new SyntaxError();
  }

  private name(): string {
    const { kind, text } = this.next();
    if (kind !== 'name' && kind !== 'word') throw new SyntaxError();
    return text;
  }

  private next(): Token {
    const next = this.tokens[this.at++];
    if (next === undefined) throw new SyntaxError();
    return next;
  }

  /** Takes a word, in any letters, or a sign if it is the next one. */
  private takes(text: string): boolean {
    const next = this.tokens[this.at];
    const isNext = (next?.kind === 'word' || next?.kind === 'sign') && next.text.toLowerCase() === text;
    if (isNext) this.at++;
    return isNext;
  }

  private require(text: string): void {
    if (!this.takes(text)) throw new SyntaxError();
  }
}

function negated(isNot: boolean, part: RowFilter): RowFilter {
  return isNot ? { kind: 'not', part } : part;
}

/** The attributes that a filter asks about. */
export function attributesOf(filter: RowFilter): string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(attributesOf);
    case 'not':
      return attributesOf(filter.part);
    default:
      return [filter.attribute];
  }
}

/** Orders values: numbers by size, texts by the alphabet of their language, those that are missing last. */
export function compareValues(a: Scalar, b: Scalar): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'zh');
}

/** Whether properties satisfy a filter; null: it can't be said, since a value is missing, as in SQL. */
export function satisfies(properties: Properties, filter: RowFilter): boolean | null {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const decisive = filter.kind === 'or';
      const answers = filter.parts.map((part) => satisfies(properties, part));
      return answers.includes(decisive) ? decisive : answers.includes(null) ? null : !decisive;
    }
    case 'not': {
      const answer = satisfies(properties, filter.part);
      return answer === null ? null : !answer;
    }
    case 'empty':
      return (properties[filter.attribute] ?? null) === null;
    default: {
      const actual = properties[filter.attribute] ?? null;
      return actual === null ? null : holds(actual, filter);
    }
  }
}

function holds(
  actual: Value,
  filter: Extract<RowFilter, { kind: 'compare' | 'like' | 'in' | 'between' }>,
): boolean {
  switch (filter.kind) {
    case 'compare':
      return compared(actual, filter.operator, filter.value);
    case 'like':
      return regexOf(filter.pattern).test(String(actual));
    case 'in':
      return filter.values.includes(actual);
    case 'between':
      return compared(actual, '>=', filter.from) && compared(actual, '<=', filter.to);
  }
}

function compared(actual: Value, operator: Comparison, value: Value): boolean {
  if (operator === '=') return actual === value;
  if (operator === '<>') return actual !== value;
  const order = compareValues(actual, value);
  return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[operator];
}

/** `%` stands for any text, `_` for one letter; after a backslash a sign stands for itself. */
function regexOf(pattern: string): RegExp {
  const source = pattern.replace(
    /\\(.)|([%_])|[.*+?^${}()|[\]\\/]/gsu,
    (sign, escaped?: string, wild?: string) =>
      wild === '%' ? '.*' : wild === '_' ? '.' : (escaped ?? sign).replace(/[.*+?^${}()|[\]\\/]/u, '\\$&'),
  );
  return new RegExp(`^${source}$`, 'su');
}
