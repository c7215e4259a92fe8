import type { Scalar } from './types';

export type Value = Exclude<Scalar, null>;
export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** What CQL2 text (OGC 21-065r2, annex B) can say of attributes without shapes, functions and reckoning. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly part: Expression }
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

/** The expression that a text is; null when it is none, or says more. */
export function parseCql2(text: string): Expression | null {
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

  all(): Expression {
    const expression = this.either();
    if (this.at < this.tokens.length) throw new SyntaxError();
    return expression;
  }

  private either(): Expression {
    return this.joined('or', () => this.joined('and', () => this.one()));
  }

  private joined(kind: 'and' | 'or', part: () => Expression): Expression {
    const parts = [part()];
    while (this.takes(kind)) parts.push(part());
    return parts.length === 1 ? (parts[0] as Expression) : { kind, parts };
  }

  private one(): Expression {
    if (this.takes('not')) return { kind: 'not', part: this.one() };
    if (this.takes('(')) {
      const inner = this.either();
      this.require(')');
      return inner;
    }
    return this.condition(this.name());
  }

  private condition(attribute: string): Expression {
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

function negated(isNot: boolean, part: Expression): Expression {
  return isNot ? { kind: 'not', part } : part;
}

/** The attributes that an expression asks about. */
export function attributesOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.parts.flatMap(attributesOf);
    case 'not':
      return attributesOf(expression.part);
    default:
      return [expression.attribute];
  }
}
