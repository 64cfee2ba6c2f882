import { TRADING_STYLES, type TradingStyle } from '@/lib/heatmaps/trading-style';

const WORDS: Readonly<Record<TradingStyle, { readonly name: string; readonly title: string }>> = {
  scalp: { name: 'Scalp', title: 'Order book and the session’s volume profile' },
  day: { name: 'Day', title: 'Order book, liquidation map of 7 days, volume profile' },
  swing: { name: 'Swing', title: 'Liquidation map of 30 days, open interest, 30-day profile, funding' },
};

interface PresetChoiceProps {
  readonly value: TradingStyle | undefined;
  readonly onChoose: (preset: TradingStyle) => void;
}

/** Layers and lookbacks for a trading style, at one click. */
export function PresetChoice({ value, onChoose }: PresetChoiceProps) {
  return (
    <div class="presets" role="group" aria-label="Layers for">
      {TRADING_STYLES.map((preset) => (
        <button
          key={preset}
          type="button"
          title={WORDS[preset].title}
          aria-pressed={preset === value}
          onClick={() => onChoose(preset)}
        >
          {WORDS[preset].name}
        </button>
      ))}
    </div>
  );
}
