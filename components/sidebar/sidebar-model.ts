import { SECOND_MS } from '@/lib/core/durations';
import { computed, effect, signal } from '@preact/signals';
import { messageOf } from '@/components/popup/error-message';
import { LiveSettings } from '@/components/popup/live-settings';
import { lastOf, Poll } from '@/components/popup/poll';
import type { ChartFacts, ChartMessage, PriceRange } from '@/lib/protocol/chart-messages';
import type { MarketFacts } from '@/lib/reading/facts';
import type { Direction, StepId, Zone } from '@/lib/reading/read';
import { DEFAULT_SETTINGS } from '@/lib/storage/settings';
import { CompareModel } from './compare/compare-model';
import { readOf, type Trade } from './market-read';
import { PastMaps } from './past-maps';
import type { SidebarPorts } from './ports';
import { HORIZON_AT_FIRST_MS, planOf } from './save-plan';
import { targetOf } from './target-text';

const POLL_MS = 2 * SECOND_MS;

export type View = 'checklist' | 'steps' | 'zones' | 'compare';

/** What became of a click on one of the buttons at the foot. */
export type Deed =
  | { readonly kind: 'none' | 'doing' }
  | { readonly kind: 'done'; readonly at: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** What the sidebar shows and is told, as signals. */
export class SidebarModel {
  readonly settings: LiveSettings;
  readonly facts: Poll<MarketFacts | undefined>;
  readonly past: PastMaps;
  readonly compare: CompareModel;
  /** Local epoch ms, moving once a second. */
  readonly now;
  readonly view = signal<View>('checklist');
  readonly direction = signal<Direction | undefined>(undefined);
  /** As it was typed. */
  readonly targetText = signal('');
  /** The price at which the read was wrong, as it was typed. */
  readonly wrongText = signal('');
  readonly horizonMs = signal(HORIZON_AT_FIRST_MS);
  readonly isPicking = signal(false);
  /** Undefined until the chart has said what it shows. */
  readonly chart = signal<ChartFacts | undefined>(undefined);
  readonly step = signal<StepId>('R1');
  readonly done = signal<ReadonlySet<StepId>>(new Set());
  /** The zone under the pointer or the keyboard, and the one that was pressed. */
  readonly pointed = signal<string | undefined>(undefined);
  readonly pinned = signal<string | undefined>(undefined);
  readonly checked = signal<Deed>({ kind: 'none' });
  readonly saved = signal<Deed>({ kind: 'none' });
  /** Undefined until it is known. */
  readonly market = signal<string | undefined>(undefined);
  private isSeen = true;

  constructor(readonly ports: SidebarPorts) {
    this.settings = new LiveSettings(ports.settings);
    this.now = signal(ports.clock.now());
    this.facts = new Poll(() => this.load(), ports.clock);
    this.past = new PastMaps(ports);
    this.compare = new CompareModel(ports);
  }

  /** What the answers are about. */
  private readonly trade = computed<Trade>(() => ({
    direction: this.direction.value,
    target: targetOf(this.targetText.value),
    candleMs: this.chart.value?.candleMs,
  }));

  /** The read of what is known of the market now. */
  readonly newest = computed(() => {
    const facts = lastOf(this.facts.answer.value)?.value;
    if (facts?.market !== this.market.value) return undefined;
    if (!facts) return undefined;
    // Settings that cannot be read count like those that make no sense.
    const settings = this.settings.value.value ?? DEFAULT_SETTINGS;
    return readOf(facts, { settings, trade: this.trade.value, past: this.past.hours.value });
  });

  /** False while only ratios of the map's sizes are known. */
  readonly isMapSized = computed(() => {
    const basis = lastOf(this.facts.answer.value)?.value?.map?.reading.basis;
    return basis !== undefined && basis !== 'relative';
  });

  /** The zone whose details are shown. */
  readonly shownZone = computed<Zone | undefined>(() => {
    const id = this.pointed.value ?? this.pinned.value;
    return id === undefined ? undefined : this.newest.value?.zones.find((zone) => zone.id === id);
  });

  /** The returned function stops everything. */
  start(): () => void {
    const { clock, chart } = this.ports;
    chart?.listen((message) => this.hear(message));
    if (!chart) void this.ports.market().then((market) => this.turnTo(market));
    const stops = [
      this.settings.start(),
      clock.every(SECOND_MS, () => {
        this.now.value = clock.now();
      }),
      clock.every(POLL_MS, () => this.tick()),
      // Another market is asked for at once.
      effect(() => {
        if (this.market.value !== undefined) this.tick();
      }),
      effect(() => this.lookBack()),
      effect(() => this.highlight(this.view.value === 'zones' ? this.shownZone.value : undefined)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  readonly show = (view: View): void => {
    this.view.value = view;
  };

  readonly type = (target: string): void => {
    this.targetText.value = target;
  };

  readonly go = (step: StepId): void => {
    this.step.value = step;
  };

  /** A zone came under the pointer or the keyboard. */
  readonly point = (id: string): void => {
    this.pointed.value = id;
  };

  readonly leave = (id: string): void => {
    if (this.pointed.value === id) this.pointed.value = undefined;
  };

  /** Keeps a zone shown, or no longer. */
  readonly pin = (id: string): void => {
    this.pinned.value = this.pinned.value === id ? undefined : id;
  };

  aim(direction: Direction | undefined): void {
    this.direction.value = direction;
  }

  /** The next click on the chart gives the target; or no longer. */
  pick(isOn: boolean): void {
    if (isOn === this.isPicking.value) return;
    this.isPicking.value = isOn;
    this.ports.chart?.send({ type: 'pick', isOn });
  }

  /** One step back: from picking, else off the page. */
  escape(): void {
    if (this.isPicking.value) this.pick(false);
    else this.ports.chart?.send({ type: 'close' });
  }

  mark(step: StepId, isDone: boolean): void {
    const done = new Set(this.done.value);
    if (isDone) done.add(step);
    else done.delete(step);
    this.done.value = done;
  }

  /** From now on changes are told since now. */
  check(): Promise<void> {
    const read = this.newest.value;
    return this.doing(this.checked, async () => {
      await this.ports.ask('checked', read);
      this.tick();
    });
  }

  /** What would be kept now; undefined while the read is about no trade. */
  readonly plan = computed(() => {
    const read = this.newest.value;
    const [invalidation, horizonMs] = [targetOf(this.wrongText.value), this.horizonMs.value];
    return read && planOf(read.direction, read.target, { price: read.price, invalidation, horizonMs });
  });

  readonly typeWrong = (price: string): void => {
    this.wrongText.value = price;
  };

  readonly holdFor = (horizonMs: number): void => {
    this.horizonMs.value = horizonMs;
  };

  /** Keeps what is shown in the journal. */
  save(): Promise<void> {
    const [read, plan] = [this.newest.value, this.plan.value];
    return this.doing(this.saved, async () => {
      if (read && plan) await this.ports.ask('journalSave', { read, ...plan, tags: [], notes: '' });
    });
  }

  private async doing(deed: typeof this.checked, action: () => Promise<void>): Promise<void> {
    deed.value = { kind: 'doing' };
    try {
      await action();
      deed.value = { kind: 'done', at: this.ports.clock.now() };
    } catch (error) {
      deed.value = { kind: 'failed', reason: messageOf(error) };
    }
  }

  private tick(): void {
    const market = this.market.value;
    if (!this.isSeen || !this.ports.isVisible() || market === undefined) return;
    this.facts.tick();
    this.past.look(market);
    this.lookBack();
  }

  private lookBack(): void {
    const market = this.market.value;
    if (this.view.value === 'compare' && market !== undefined) this.compare.look(market);
  }

  /** The market may change while an answer is under way: then it is asked again. */
  private async load(): Promise<MarketFacts | undefined> {
    for (;;) {
      const market = this.market.value;
      if (market === undefined) return undefined;
      const found = await this.ports.ask('facts', { market });
      if (market === this.market.value) return found;
    }
  }

  private hear(message: ChartMessage): void {
    if (message.type === 'chart') {
      this.chart.value = message;
      this.turnTo(message.market);
    } else if (message.type === 'seen') {
      this.isSeen = message.isSeen;
      this.tick();
    } else {
      this.isPicking.value = false;
      if (message.price !== undefined) this.targetText.value = String(message.price);
    }
  }

  /** What was meant for one market means nothing on another. */
  private turnTo(market: string): void {
    if (market === this.market.value) return;
    this.market.value = market;
    this.targetText.value = this.wrongText.value = '';
    this.done.value = new Set();
    this.pointed.value = this.pinned.value = undefined;
    this.checked.value = this.saved.value = { kind: 'none' };
  }

  private shownRange: PriceRange | undefined;

  private highlight(zone: Zone | undefined): void {
    const { shownRange } = this;
    if (zone?.low === shownRange?.low && zone?.high === shownRange?.high) return;
    this.shownRange = zone;
    const range = zone && { low: zone.low, high: zone.high };
    this.ports.chart?.send({ type: 'highlight', ...(range && { range }) });
  }
}
