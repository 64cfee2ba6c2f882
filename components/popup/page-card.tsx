import { useState } from 'preact/hooks';
import { VENUE_NAMES, type VenueId } from '@/lib/market/venues';
import type { InstrumentName, PageReport } from '@/lib/protocol/messages';
import type { SymbolChoice } from '@/lib/storage/settings';
import { Card } from './card';
import { Notice } from './notice';
import { type Answer, lastOf } from './poll';
import type { VenueInfo } from './ports';
import { SymbolChip } from './symbol-chip';
import { SymbolOverride } from './symbol-override';

interface PageCardProps {
  readonly page: Answer<PageReport | undefined>;
  readonly venues: readonly VenueInfo[];
  readonly isOverridden: (host: string) => boolean;
  readonly load: (venue: VenueId) => Promise<readonly InstrumentName[]>;
  /** Without a choice the page decides again. */
  readonly onChoose: (host: string, choice: SymbolChoice | undefined) => void;
}

/** The page in front: what it charts, how the overlay is doing, and a choice by hand. */
export function PageCard({ page, venues, isOverridden, load, onChoose }: PageCardProps) {
  const [isOpen, setOpen] = useState(false);
  const known = lastOf(page);
  if (!known) return <Card title="This page">{<p class="quiet">{placeholder(page)}</p>}</Card>;
  const report = known.value;
  if (!report) return <NoChart />;
  const choose = (choice: SymbolChoice | undefined) => {
    onChoose(report.host, choice);
    setOpen(false);
  };
  return (
    <Card title="This page">
      <SymbolChip page={report} venueName={VENUE_NAMES[report.venue]} />
      <div class="actions">
        <button type="button" class="action" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Keep this symbol' : 'Change symbol'}
        </button>
        {isOverridden(report.host) && (
          <button type="button" class="action" onClick={() => choose(undefined)}>
            As on the page
          </button>
        )}
      </div>
      {isOpen && <SymbolOverride venues={venues} initial={report.venue} load={load} onChoose={choose} />}
    </Card>
  );
}

function NoChart() {
  return (
    <Card title="This page">
      <Notice tone="quiet" title="No chart was found on this page">
        <p>
          Open a page with a chart of a market that Isotherm knows, such as tradingview.com, and let the chart
          finish loading. If the page was open before Isotherm was installed or updated, reload it.
        </p>
      </Notice>
    </Card>
  );
}

const placeholder = ({ kind }: Answer<unknown>) =>
  kind === 'silent' ? 'What this page charts could not be asked.' : 'Looking at the page…';
