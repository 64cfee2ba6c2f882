import type { Clock } from '../core/clock';
import { ensureDefined } from '../core/assert';
import { Emitter } from '../core/emitter';
import type { HostLimit } from '../exchanges/exchange';
import { RestError } from './rest-error';
import { TokenBucket } from './token-bucket';

/** A host's order to stay away. */
export interface HostStop {
  readonly kind: 'limited' | 'banned' | 'blocked';
  /** Epoch ms on the local clock. */
  readonly until: number;
  /** In words for the user. */
  readonly reason: string;
}

/** Whether somebody waits for the answer, a chart or a book, or it may come when nobody else asks. */
export type Urgency = 'urgent' | 'patient';

interface Waiter {
  readonly weight: number;
  readonly urgency: Urgency;
  pass(): void;
  refuse(error: RestError): void;
}

/**
 * The way to one host: first come, first served within the budget, and shut while the host said to stay away. Patient
 * requests go when no urgent one waits, and leave enough of the budget that urgent ones need not wait for them.
 */
export class HostGate {
  private readonly bucket: TokenBucket;
  private readonly queues: Readonly<Record<Urgency, Waiter[]>> = { urgent: [], patient: [] };
  private timer: (() => void) | undefined;
  private stop: HostStop | undefined;

  constructor(
    limit: HostLimit,
    private readonly clock: Clock,
  ) {
    this.bucket = new TokenBucket(limit, clock);
  }

  /** The order in force, if any. */
  get halted(): HostStop | undefined {
    return this.stop && this.clock.now() < this.stop.until ? this.stop : undefined;
  }

  /** Resolves when a request of `weight` may be sent. Rejects at once while the host is halted: nobody queues for minutes. */
  pass(weight: number, urgency: Urgency = 'urgent'): Promise<void> {
    const { halted } = this;
    if (halted) return Promise.reject(stopError(halted));
    return new Promise((resolve, reject) => {
      this.queues[urgency].push({ weight, urgency, pass: resolve, refuse: reject });
      this.serve();
    });
  }

  /** Shuts the gate; an order that ends earlier than the one in force changes nothing. */
  halt(stop: HostStop): void {
    if (this.halted && this.halted.until >= stop.until) return;
    this.stop = stop;
    this.timer?.();
    this.timer = undefined;
    for (const queue of Object.values(this.queues))
      for (const waiter of queue.splice(0)) waiter.refuse(stopError(stop));
  }

  private serve(): void {
    this.timer?.();
    this.timer = undefined;
    for (let waiter = this.next; waiter; waiter = this.next) {
      const wait = this.bucket.waitMs(waiter.weight, waiter.urgency === 'patient');
      if (wait > 0) {
        this.timer = this.clock.after(wait, () => this.serve());
        return;
      }
      this.bucket.spend(waiter.weight);
      this.queues[waiter.urgency].shift();
      waiter.pass();
    }
  }

  private get next(): Waiter | undefined {
    return this.queues.urgent[0] ?? this.queues.patient[0];
  }
}

/** The gates of all hosts. Venues that share a host share its gate. */
export class HostGates {
  /** Tells that a host said to stay away. */
  readonly halts = new Emitter<HostStop>();
  private readonly gates = new Map<string, HostGate>();

  constructor(private readonly clock: Clock) {}

  add(limits: readonly HostLimit[]): void {
    for (const limit of limits) {
      if (!this.gates.has(limit.host)) this.gates.set(limit.host, new HostGate(limit, this.clock));
    }
  }

  gate(host: string): HostGate {
    return ensureDefined(this.gates.get(host), `the request limit of ${host}`);
  }

  halt(host: string, stop: HostStop): void {
    this.gate(host).halt(stop);
    this.halts.emit(stop);
  }

  /** The most serious order in force among `hosts`. */
  halted(hosts: Iterable<string>): HostStop | undefined {
    let worst: HostStop | undefined;
    for (const host of hosts) {
      const stop = this.gates.get(host)?.halted;
      if (stop && (!worst || (stop.kind === 'blocked' && worst.kind !== 'blocked'))) worst = stop;
    }
    return worst;
  }
}

export const stopError = ({ kind, reason, until }: HostStop) => new RestError(kind, reason, until);
