/** What the process match-divisions answers. */
export interface DivisionCandidate {
  readonly layer: string;
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly parents: string;
}

export interface MatchedRow {
  readonly row: number;
  readonly status: 'matched' | 'ambiguous' | 'unmatched';
  readonly id: string | null;
  readonly layer: string | null;
  readonly candidates?: readonly DivisionCandidate[];
}

export interface DivisionMatch {
  readonly layer: string | null;
  readonly matched: number;
  readonly ambiguous: number;
  readonly unmatched: number;
  readonly rows: readonly MatchedRow[];
}
