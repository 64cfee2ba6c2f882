import { MAX_LABELS } from '../label-payload';
import type { DrawnLabel } from '../engine/read-payload';
import { type AxisSource, HtmlSource, SvgSource } from './axis-source';
import { changedElement, isSvg, outermostSvg, WATCHED } from './changes';
import { ReadPace } from './read-pace';

export interface DomAxes {
  stop(): void;
}

interface Options {
  readonly document: Document;
  readonly window: Window & typeof globalThis;
  /**
   * Labels of the axes that lie on `surface`, the outermost `<svg>` or the box of a chart: CSS pixels of their middle
   * from the corner of its border box. None when the axes are gone.
   */
  readonly onLabels: (surface: Element, labels: readonly DrawnLabel[]) => void;
}

const MAX_SOURCES = 32;
const MAX_PLOTS = 64;
/** After more changes at once everything is looked at: sorting them would cost more. */
const MAX_CHANGES = 300;

/**
 * Reads axes that are made of SVG or HTML texts. Calls `onLabels` in the microtask after the page changed them, so
 * before that frame is painted, and once for those that are there already.
 */
export function watchDomAxes(options: Options): DomAxes {
  return new Watch(options);
}

class Watch implements DomAxes {
  private readonly sources = new Map<Element, AxisSource>();
  private readonly plots = new Set<Element>();
  private readonly surfaces = new WeakMap<AxisSource, Element>();
  private readonly pace: ReadPace;
  private readonly changes: MutationObserver;
  private readonly sizes: ResizeObserver;
  private stopped = false;

  constructor(private readonly options: Options) {
    const { document, window } = options;
    this.pace = new ReadPace(window, (source) => this.read(source));
    this.changes = new window.MutationObserver((records) => this.hear(records));
    this.sizes = new window.ResizeObserver((entries) => entries.forEach(({ target }) => this.resize(target)));
    this.changes.observe(document, { childList: true, subtree: true });
    queueMicrotask(() => {
      if (!this.stopped) for (const source of this.discover(document)) this.pace.request(source);
    });
  }

  stop(): void {
    this.stopped = true;
    this.changes.disconnect();
    this.sizes.disconnect();
    this.pace.stop();
  }

  private hear(records: readonly MutationRecord[]): void {
    const dirty = new Set<AxisSource>();
    if (records.length > MAX_CHANGES) {
      for (const source of this.sources.values()) dirty.add(source);
      for (const source of this.discover(this.options.document)) dirty.add(source);
    } else for (const record of records) this.sort(record, dirty);
    for (const source of dirty) this.pace.request(source);
  }

  /** Which sources a change concerns, and which it brings. */
  private sort(record: MutationRecord, dirty: Set<AxisSource>): void {
    for (const node of record.addedNodes) {
      if (!(node instanceof this.options.window.Element)) continue;
      for (const source of this.discover(node)) dirty.add(source);
    }
    const element = changedElement(record);
    if (!element) return;
    const drawn = isSvg(element);
    for (const source of this.sources.values()) {
      if (isSvg(source.root) === drawn && source.root.contains(element)) dirty.add(source);
    }
  }

  /** Sources in a part of the page that are not known yet. Plots are known for what they are once they have a size. */
  private discover(place: Element | Document): AxisSource[] {
    const found: AxisSource[] = [];
    for (const text of within(place, 'text')) {
      if (!isSvg(text) || this.sources.size >= MAX_SOURCES) break;
      const svg = outermostSvg(text);
      if (this.sources.has(svg) || !svg.isConnected) continue;
      found.push(this.add(new SvgSource(svg)));
      this.watchSize(svg);
    }
    for (const canvas of within(place, 'canvas')) this.watchSize(canvas);
    return found;
  }

  private add(source: AxisSource): AxisSource {
    this.forgetGone();
    this.sources.set(source.root, source);
    this.changes.observe(source.root, WATCHED);
    return source;
  }

  private watchSize(plot: Element): void {
    if (this.plots.size >= MAX_PLOTS) this.forgetGone();
    if (this.plots.size >= MAX_PLOTS || this.plots.has(plot)) return;
    this.plots.add(plot);
    this.sizes.observe(plot);
  }

  private resize(plot: Element): void {
    if (!plot.isConnected) {
      this.forgetGone();
      return;
    }
    const drawing = this.sources.get(plot);
    if (drawing) this.pace.request(drawing);
    const source = HtmlSource.around(plot);
    if (!source) return;
    const known = this.sources.get(source.root);
    if (known) this.pace.request(known);
    else if (this.sources.size < MAX_SOURCES) this.pace.request(this.add(source));
  }

  private read(source: AxisSource): boolean {
    if (!source.isThere()) {
      this.forgetGone();
      return false;
    }
    const last = this.surfaces.get(source);
    const reading = source.read();
    if (last && last !== reading?.surface) this.options.onLabels(last, []);
    if (!reading) {
      this.surfaces.delete(source);
      return false;
    }
    this.surfaces.set(source, reading.surface);
    this.options.onLabels(reading.surface, reading.labels.slice(0, MAX_LABELS));
    return true;
  }

  private forgetGone(): void {
    for (const [root, source] of this.sources) if (!source.isThere()) this.sources.delete(root);
    for (const plot of this.plots) {
      if (plot.isConnected) continue;
      this.plots.delete(plot);
      this.sizes.unobserve(plot);
    }
  }
}

function* within(place: Element | Document, name: string): Generator<Element> {
  if ('localName' in place && place.localName === name) yield place;
  yield* place.getElementsByTagName(name);
}
