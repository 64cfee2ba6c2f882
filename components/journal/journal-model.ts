import { MINUTE_MS, SECOND_MS } from '@/lib/core/durations';
import { computed, effect, signal } from '@preact/signals';
import { messageOf } from '@/components/popup/error-message';
import { lastOf, Poll } from '@/components/popup/poll';
import { accuracyOf, type AccuracyReport } from '@/lib/journal/accuracy';
import type { EntryHead, JournalEntry } from '@/lib/journal/entry';
import type { PictureKind } from '@/lib/journal/picture';
import type { Remarks } from '@/lib/journal/plan';
import { ClaimsModel } from './claims/claims-model';
import { ExportModel } from './export-model';
import { ALL, type Filter, matching } from './filter';
import type { JournalPorts } from './ports';

/** Entries change when they are due, and that is told by the minute. */
const POLL_MS = MINUTE_MS;
/** Accuracy is counted so long after the list, which is painted meanwhile. */
const COUNTED_AFTER_MS = 50;
/** Entries on one page of the list. */
export const PAGE_SIZE = 50;

/** The parts of the page, one at a time. */
export type JournalPart = 'reads' | 'claims';

/** What the journal page shows, as signals, and what its controls do. */
export class JournalModel {
  readonly listing: Poll<readonly EntryHead[]>;
  /** The newest entries, until all are there. */
  readonly first = signal<readonly EntryHead[] | undefined>(undefined);
  readonly exporting: ExportModel;
  readonly claims: ClaimsModel;
  readonly part = signal<JournalPart>('reads');
  /** Local epoch ms, moving once a second. */
  readonly now;
  readonly filter = signal<Filter>(ALL);
  readonly page = signal(0);
  /** The entry whose details are shown. */
  readonly open = signal<JournalEntry | undefined>(undefined);
  /** What is gone through, by ids in order; undefined outside a review. */
  readonly review = signal<readonly string[] | undefined>(undefined);
  /** The entry of a review of which the user has asked what became of it. */
  readonly told = signal('');
  /** What went wrong last; empty when all is well. */
  readonly failure = signal('');

  /** All of them; undefined until they are there. */
  readonly all = computed(() => lastOf(this.listing.answer.value)?.value);
  readonly entries = computed(() => this.all.value ?? this.first.value ?? []);
  readonly found = computed(() => matching(this.entries.value, this.filter.value));
  /** Of how many of the entries found; undefined until it was counted. */
  readonly accuracy = signal<{ readonly report: AccuracyReport; readonly count: number } | undefined>(
    undefined,
  );

  constructor(readonly ports: JournalPorts) {
    this.listing = new Poll(() => ports.heads.heads(), ports.clock);
    this.exporting = new ExportModel(ports);
    this.claims = new ClaimsModel(ports);
    this.now = signal(ports.clock.now());
  }

  /** The returned function stops everything. */
  start(): () => void {
    const { clock } = this.ports;
    const stops = [
      clock.every(POLL_MS, () => this.listing.tick()),
      clock.every(SECOND_MS, () => {
        this.now.value = clock.now();
      }),
      effect(() => this.countLater(this.all.value && this.found.value)),
    ];
    void this.begin();
    return () => {
      for (const stop of stops) stop();
    };
  }

  readonly setFilter = (change: Partial<Filter>): void => {
    this.filter.value = { ...this.filter.value, ...change };
    this.page.value = 0;
  };

  readonly turnTo = (page: number): void => {
    this.page.value = page;
  };

  readonly select = (id: string): Promise<void> =>
    this.attempt(async () => {
      this.open.value = await this.ports.ask('journalEntry', { id });
    });

  readonly close = (): void => {
    this.open.value = undefined;
    this.review.value = undefined;
  };

  /** Goes through the newest of what is found, the oldest of them first. */
  readonly startReview = (count: number): Promise<void> => {
    const ids = this.found.value
      .slice(0, count)
      .map(({ id }) => id)
      .toReversed();
    const [first] = ids;
    if (first === undefined) return Promise.resolve();
    this.review.value = ids;
    return this.select(first);
  };

  /** In a review nothing is told of what became of an entry before the user asks for it. */
  isSecret(id: string): boolean {
    return (this.review.value?.includes(id) ?? false) && this.told.value !== id;
  }

  readonly tell = (id: string): Promise<void> => {
    this.told.value = id;
    return this.change(id, { reviewed: true });
  };

  readonly change = (id: string, change: Partial<Remarks> & { readonly reviewed?: true }): Promise<void> =>
    this.attempt(async () => this.show(await this.ports.ask('journalChange', { id, ...change })));

  readonly score = (id: string): Promise<void> =>
    this.attempt(async () => {
      const head = await this.ports.ask('journalScore', { id });
      this.show(head);
      if (!head.outcome) this.failure.value = 'Neither target nor invalidation was touched by now.';
    });

  readonly addPicture = (id: string, kind: PictureKind, picture: Blob): Promise<void> =>
    this.attempt(async () => {
      await this.ports.pictures.add(id, kind, picture);
      this.open.value = await this.ports.ask('journalEntry', { id });
      this.listing.tick();
    });

  readonly delete = (ids: readonly string[]): Promise<void> =>
    this.attempt(async () => {
      await this.ports.ask('journalDelete', { ids });
      if (this.open.value && ids.includes(this.open.value.id)) this.close();
      this.listing.tick();
    });

  /** What cannot be read now is what the list of all says. */
  private async begin(): Promise<void> {
    this.first.value = await this.ports.heads.newest(PAGE_SIZE).catch(() => undefined);
    this.listing.tick();
  }

  /** The returned function gives it up. */
  private countLater(found: readonly EntryHead[] | undefined): (() => void) | undefined {
    if (!found) return undefined;
    return this.ports.clock.after(COUNTED_AFTER_MS, () => {
      this.accuracy.value = { report: accuracyOf(found), count: found.length };
    });
  }

  /** Shows what an entry has become, without waiting for the next list. */
  private show(head: EntryHead): void {
    if (this.open.value?.id === head.id) this.open.value = { ...this.open.value, ...head };
    this.listing.tick();
  }

  private async attempt(task: () => Promise<void>): Promise<void> {
    this.failure.value = '';
    try {
      await task();
    } catch (error) {
      this.failure.value = messageOf(error);
    }
  }
}
