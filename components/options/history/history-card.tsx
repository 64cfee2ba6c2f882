import { formatBytes } from '@/components/popup/format';
import { Card } from '@/components/popup/card';
import { lastOf } from '@/components/popup/poll';
import type { Retention, Settings } from '@/lib/storage/settings';
import { ExportForm } from './export-form';
import type { HistoryModel } from './history-model';
import { ImportField } from './import-field';
import { KeptForm } from './kept-form';
import { UsageList } from './usage-list';
import { totalBytes } from './usage-words';

interface HistoryCardProps {
  readonly model: HistoryModel;
  readonly settings: Pick<Settings, 'retention' | 'venues' | 'markets'>;
  /** The symbols that are followed, also those that only a page shows. */
  readonly followed: readonly string[];
  readonly onKeep: (retention: Retention) => void;
}

/** What is stored, how much of it may be, and files of it to take elsewhere and to bring back. */
export function HistoryCard({ model, settings, followed, onKeep }: HistoryCardProps) {
  const { retention, venues, markets } = settings;
  const usage = model.usage.answer.value;
  const known = lastOf(usage)?.value;
  return (
    <Card
      title="History on this computer"
      aside={known && <span class="quiet figure">about {formatBytes(totalBytes(known))} used</span>}
    >
      <div class="halves">
        <div>
          <UsageList usage={usage} days={retention.days} />
          <KeptForm
            retention={retention}
            recorded={{ symbols: markets.length, venues: Object.values(venues).filter(Boolean).length }}
            onKeep={onKeep}
          />
        </div>
        <div>
          <ExportForm
            markets={followed}
            days={retention.days}
            now={model.now}
            task={model.exporting.value}
            onExport={(query) => void model.exportTo(query)}
          />
          <ImportField task={model.importing.value} onChoose={(file) => void model.importFrom(file)} />
        </div>
      </div>
    </Card>
  );
}
