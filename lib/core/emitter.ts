/** A typed list of listeners. A listener that throws does not keep the others from hearing. */
export class Emitter<Event> {
  private readonly listeners = new Set<(event: Event) => void>();

  constructor(private readonly onError: (error: unknown) => void = reportLater) {}

  /** Adds a listener; the returned function removes it. */
  listen(listener: (event: Event) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  emit(event: Event): void {
    for (const listener of this.listeners) {
      try {
        listener(event);
      } catch (error) {
        this.onError(error);
      }
    }
  }
}

/** Surfaces the error as an uncaught one, without unwinding the caller. */
function reportLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
