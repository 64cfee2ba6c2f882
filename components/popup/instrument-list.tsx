import { useState } from 'preact/hooks';
import type { InstrumentName } from '@/lib/protocol/messages';

/** What fits a filtered list; beyond that, typing is faster than scrolling. */
const SHOWN = 40;

interface InstrumentListProps {
  readonly instruments: readonly InstrumentName[];
  readonly onPick: (instrument: InstrumentName) => void;
}

/** The instruments of a venue, narrowed by typing. Enter takes the first, the arrow keys walk through them. */
export function InstrumentList({ instruments, onPick }: InstrumentListProps) {
  const [text, setText] = useState('');
  const matches = matching(instruments, text);
  const hidden = matches.length - SHOWN;
  return (
    <div class="instruments" onKeyDown={walk}>
      <label class="field">
        Instrument
        <input
          type="search"
          autocomplete="off"
          placeholder="Type to narrow, such as BTC"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && matches[0] && onPick(matches[0])}
        />
      </label>
      <ul aria-label="Instruments">
        {matches.slice(0, SHOWN).map((instrument) => (
          <li key={instrument.symbol}>
            <button type="button" onClick={() => onPick(instrument)}>
              <span>{instrument.symbol}</span>{' '}
              <span class="quiet">{`${instrument.base}/${instrument.quote}`}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="quiet" aria-live="polite">
        {matches.length === 0 && 'No instrument matches.'}
        {hidden > 0 && `${hidden} more: type to narrow.`}
      </p>
    </div>
  );
}

/** Those that contain what was typed, the shortest names first: `BTC` means BTCUSDT before 1000BTCBULLUSDT. */
function matching(instruments: readonly InstrumentName[], text: string): readonly InstrumentName[] {
  const wanted = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return instruments
    .filter(({ symbol, base, quote }) => `${symbol} ${base}${quote}`.toUpperCase().includes(wanted))
    .toSorted((a, b) => a.symbol.length - b.symbol.length);
}

/** Moves the focus along the field and the buttons with the arrow keys. */
function walk(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
