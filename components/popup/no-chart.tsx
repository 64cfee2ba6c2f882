import { useState } from 'preact/hooks';
import { Card } from './card';
import { messageOf } from './error-message';
import { Notice } from './notice';

interface NoChartProps {
  /** Rejects when the browser does not let us onto the page. */
  readonly onAdopt: () => Promise<void>;
}

type Look = { readonly kind: 'idle' | 'looking' } | { readonly kind: 'refused'; readonly reason: string };

/** A page without a chart we know of: on any site the user may ask us to look for one. */
export function NoChart({ onAdopt }: NoChartProps) {
  const [look, setLook] = useState<Look>({ kind: 'idle' });
  const adopt = async () => {
    setLook({ kind: 'looking' });
    try {
      await onAdopt();
    } catch (error) {
      setLook({ kind: 'refused', reason: messageOf(error) });
    }
  };
  return (
    <Card title="This page">
      <Notice tone="quiet" title="No chart was found on this page">
        <p>
          Isotherm looks by itself on tradingview.com and the exchanges it knows. On any other site it looks
          when you ask it to, and only until you leave the page.
        </p>
        {look.kind === 'looking' && <p role="status">Looking: move the chart once if nothing happens.</p>}
        {look.kind === 'refused' && <p role="alert">The browser does not allow it here: {look.reason}</p>}
      </Notice>
      <div class="actions">
        <button type="button" class="action" onClick={() => void adopt()}>
          Look for a chart on this page
        </button>
      </div>
    </Card>
  );
}
