import { useState } from 'preact/hooks';
import { VENUE_NAMES, type VenueId } from '@/lib/market/venues';
import type { InstrumentName, PageReport } from '@/lib/protocol/messages';
import type { SymbolChoice } from '@/lib/storage/settings';
import { Card } from './card';
import { NoChart } from './no-chart';
import { type Answer, lastOf } from './poll';
import type { VenueInfo } from './ports';
import { SymbolChip } from './symbol-chip';
import { SymbolOverride } from './symbol-override';

interface PageCardProps {
  readonly page: Answer<PageReport | undefined>;
  readonly venues: readonly VenueInfo[];
  readonly isOverridden: (host: string) => boolean;
  readonly load: (venue: VenueId) => Promise<readonly InstrumentName[]>;
  /** Looks for a chart on a page of a site that is not known. */
  readonly onAdopt: () => Promise<void>;
  /** Opens or closes the checklist on the page. */
  readonly onChecklist: () => void;
  /** Without a choice the page decides again. */
  readonly onChoose: (host: string, choice: SymbolChoice | undefined) => void;
}

/** The page in front: what it charts, how the overlay is doing, and a choice by hand. */
export function PageCard({
  page,
  venues,
  isOverridden,
  load,
  onAdopt,
  onChecklist,
  onChoose,
}: PageCardProps) {
  const [isOpen, setOpen] = useState(false);
  const known = lastOf(page);
  if (!known) return <Card title="This page">{<p class="quiet">{placeholder(page)}</p>}</Card>;
  const report = known.value;
  if (!report) return <NoChart onAdopt={onAdopt} />;
  const choose = (choice: SymbolChoice | undefined) => {
    onChoose(report.host, choice);
    setOpen(false);
  };
  return (
    <Card title="This page">
      <SymbolChip page={report} venueName={VENUE_NAMES[report.venue]} />
      <div class="actions">
        <button type="button" class="action" onClick={onChecklist}>
          Checklist
        </button>
        <button type="button" class="action" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Keep this symbol' : 'Change symbol'}
        </button>
        {isOverridden(report.host) && (
          <button type="button" class="action" onClick={() => choose(undefined)}>
            As on the page
          </button>
        )}
        <a class="quiet" href={`/sidebar.html?market=${report.market}`} target="_blank" rel="noreferrer">
          in a tab
        </a>
      </div>
      {isOpen && <SymbolOverride venues={venues} initial={report.venue} load={load} onChoose={choose} />}
    </Card>
  );
}

const placeholder = ({ kind }: Answer<unknown>) =>
  kind === 'silent' ? 'What this page charts could not be asked.' : 'Looking at the page…';
