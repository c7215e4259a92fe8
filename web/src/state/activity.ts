/** Runs something a moment later; what it returns calls that off. */
export type Later = (run: () => void) => () => void;

const aMomentLater: Later = (run) => {
  const timer = setTimeout(run, 80);
  return () => clearTimeout(timer);
};

/** Is told of what is under way. */
export interface Busy {
  /** Says that something has begun; call what it returns, once or more often, when it has ended. */
  begin(): () => void;
  during<T>(work: Promise<T>): Promise<T>;
}

async function duringWork<T>(busy: Busy, work: Promise<T>): Promise<T> {
  const end = busy.begin();
  try {
    return await work;
  } finally {
    end();
  }
}

/** What is under way for someone who may leave before it has ended: then it counts as ended. */
export class Part implements Busy {
  private readonly ends = new Set<() => void>();

  constructor(private readonly whole: Busy) {}

  begin(): () => void {
    const end = this.whole.begin();
    this.ends.add(end);
    return () => {
      this.ends.delete(end);
      end();
    };
  }

  during<T>(work: Promise<T>): Promise<T> {
    return duringWork(this, work);
  }

  leave(): void {
    for (const end of this.ends) end();
    this.ends.clear();
  }
}

/** Counts what is under way; `idle` is told once nothing has been for a moment, so that a chain of steps counts as one. */
export class Activity implements Busy {
  private running = 0;
  private callOff: (() => void) | undefined;
  private busy = true;
  private waiting: (() => void)[] = [];

  constructor(
    private readonly onChange: (state: 'loading' | 'idle') => void,
    private readonly later = aMomentLater,
  ) {}

  begin(): () => void {
    this.running++;
    this.callOff?.();
    if (!this.busy) {
      this.busy = true;
      this.onChange('loading');
    }
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.running--;
      if (this.running === 0) this.settle();
    };
  }

  during<T>(work: Promise<T>): Promise<T> {
    return duringWork(this, work);
  }

  /** Runs something that has time until nothing is under way: at once when that is so. */
  whenIdle(run: () => void): void {
    if (this.busy) this.waiting.push(run);
    else run();
  }

  private settle(): void {
    this.callOff?.();
    this.callOff = this.later(() => {
      if (this.running > 0) return;
      this.busy = false;
      this.onChange('idle');
      const { waiting } = this;
      this.waiting = [];
      for (const run of waiting) run();
    });
  }
}
