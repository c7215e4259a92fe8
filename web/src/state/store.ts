/** Holds one value and tells its listeners when it changes. */
export class Store<T> {
  private readonly listeners = new Set<(value: T, before: T) => void>();

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  update(change: Partial<T>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    for (const listener of this.listeners) listener(this.current, before);
  }

  onChange(listener: (value: T, before: T) => void): void {
    this.listeners.add(listener);
  }
}
