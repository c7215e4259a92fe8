import { RequestFailure } from '../api/client';

export type Trouble = 'offline' | 'unavailable';

/**
 * Notices that the service does not answer, and asks again, at first soon and then every five seconds, until it does. `onChange` is
 * told the trouble, then null when it is over.
 */
export class Connection {
  private trouble: Trouble | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;
  private probing = false;

  constructor(
    private readonly probe: () => Promise<unknown>,
    private readonly onChange: (trouble: Trouble | null) => void,
    private readonly delayMillis: (attempt: number) => number = (attempt) =>
      Math.min(5000, 1500 * (attempt + 1)),
  ) {}

  /** Whether the error means that the service is gone; then the retries begin. */
  report(error: unknown): boolean {
    if (!(error instanceof RequestFailure) || error.kind === 'refused') return false;
    this.change(error.kind);
    this.schedule();
    return true;
  }

  /** Asks at once. */
  async retry(): Promise<void> {
    if (this.probing || this.trouble === null) return;
    this.probing = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    try {
      await this.probe();
      this.attempts = 0;
      this.change(null);
    } catch (error) {
      this.attempts++;
      if (error instanceof RequestFailure && error.kind !== 'refused') this.change(error.kind);
      this.schedule();
    } finally {
      this.probing = false;
    }
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => void this.retry(), this.delayMillis(this.attempts));
  }

  private change(trouble: Trouble | null): void {
    if (trouble === this.trouble) return;
    this.trouble = trouble;
    this.onChange(trouble);
  }
}
