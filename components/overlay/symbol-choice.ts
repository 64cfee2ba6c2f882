import { isVenueId, VENUE_IDS, VENUE_NAMES, type VenueId } from '@/lib/market/venues';
import type { InstrumentName } from '@/lib/protocol/messages';
import type { SymbolChoice as Choice } from '@/lib/storage/settings';
import { button, element, labelled, option, setInvalid, setText } from './element';

export interface SymbolPorts {
  /** What is shown and why: chosen by hand or as the page says. */
  current(): {
    readonly venue: VenueId;
    readonly symbol: string;
    readonly market: string;
    readonly chosen: boolean;
    /** False when nobody names the market. */
    readonly known: boolean;
    /** An exchange whose prices are not recorded, as the page names it. */
    readonly foreign?: string;
  };
  instruments(venue: VenueId): Promise<readonly InstrumentName[]>;
  /** Undefined: as the page says. */
  choose(choice: Choice | undefined): void;
}

const LIST_ID = 'instruments';

/** Says which instrument is shown, and chooses another by hand: the venue, then its instrument. */
export class SymbolChoice {
  readonly element: HTMLElement;
  private readonly now: HTMLElement;
  private readonly venue: HTMLSelectElement;
  private readonly entry: HTMLInputElement;
  private readonly list: HTMLDataListElement;
  private readonly undo: HTMLButtonElement;
  private readonly status: HTMLElement;
  private instruments: readonly InstrumentName[] = [];
  /** The venue whose instruments are there or asked for; undefined when they are to be asked for. */
  private asked: VenueId | undefined;

  constructor(
    private readonly document: Document,
    private readonly ports: SymbolPorts,
  ) {
    this.element = element(document, 'div', 'section');
    this.now = element(document, 'p', '');
    this.venue = element(document, 'select', '');
    this.entry = element(document, 'input', '');
    this.list = element(document, 'datalist', '');
    this.status = element(document, 'p', 'faint');
    this.undo = button(document, 'act', 'As the page says', () => this.choose(undefined));
    this.build();
    this.venue.value = ports.current().venue;
  }

  /** Says what is shown now. */
  update(): void {
    const current = this.ports.current();
    setText(this.now, shownWords(current));
    this.undo.hidden = !current.chosen;
  }

  private build(): void {
    const { document, venue, entry, list, status } = this;
    for (const id of VENUE_IDS) venue.append(option(document, VENUE_NAMES[id], id));
    list.id = LIST_ID;
    entry.setAttribute('list', LIST_ID);
    entry.autocomplete = 'off';
    entry.spellcheck = false;
    entry.placeholder = 'such as BTCUSDT';
    status.setAttribute('role', 'status');
    venue.addEventListener('change', () => void this.load());
    entry.addEventListener('focus', () => {
      if (!this.asked) void this.load();
    });
    entry.addEventListener('input', (event) => this.onInput(event));
    entry.addEventListener('change', () => this.pick());
    this.element.append(
      this.now,
      labelled(document, 'Venue', venue),
      labelled(document, 'Symbol', entry),
      list,
      status,
      this.undo,
    );
  }

  private async load(): Promise<void> {
    const venue = this.venue.value;
    if (!isVenueId(venue)) return;
    this.asked = venue;
    this.show([], 'Loading the instruments…');
    const found = await this.ports.instruments(venue).catch(() => undefined);
    // The venue chosen last wins.
    if (this.asked !== venue) return;
    if (!found) this.asked = undefined;
    this.show(
      found ?? [],
      found ? '' : 'The instruments could not be loaded. Click into the field to retry.',
    );
  }

  private show(instruments: readonly InstrumentName[], words: string): void {
    this.instruments = instruments;
    this.list.replaceChildren(
      ...instruments.map(({ symbol, base, quote }) => option(this.document, `${base}/${quote}`, symbol)),
    );
    this.say(words);
  }

  /** A pick from the list replaces the text as a whole; while it is typed, one symbol may begin with another. */
  private onInput(event: Event): void {
    const isTyped = event instanceof InputEvent && event.inputType !== 'insertReplacementText';
    if (isTyped) this.say('');
    else this.pick();
  }

  private pick(): void {
    const wanted = this.entry.value.trim().toUpperCase();
    if (wanted === '') return;
    const found = this.instruments.find(({ symbol }) => symbol.toUpperCase() === wanted);
    const venue = this.asked;
    if (!found || !venue) {
      this.say(`No instrument of this venue is called ${wanted}.`, true);
      return;
    }
    this.entry.value = '';
    this.choose({ venue, symbol: found.symbol, market: `${found.base}-${found.quote}` });
  }

  private choose(choice: Choice | undefined): void {
    this.say('');
    this.ports.choose(choice);
    this.update();
  }

  private say(words: string, isInvalid = false): void {
    setText(this.status, words);
    this.status.hidden = words === '';
    setInvalid(this.entry, isInvalid);
  }
}

function shownWords({ venue, symbol, market, chosen, known, foreign }: ReturnType<SymbolPorts['current']>) {
  if (!known) return 'The page does not say which market this is.';
  if (foreign !== undefined) {
    return `${market}, as the page says. Prices of ${foreign} are not recorded: those of ${VENUE_NAMES[venue]} stand in.`;
  }
  return `${VENUE_NAMES[venue]} ${symbol}, ${chosen ? 'chosen by hand' : 'as the page says'}.`;
}
