import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MarketRead } from '@/lib/reading/read';
import type { SidebarModel } from './sidebar-model';
import { windowOf } from './windowed';
import { ZoneDetails } from './zone-details';
import { ZoneRow } from './zone-row';

const ROW_PX = 42;
/** What is in sight until the box was measured. */
const FIRST_HEIGHT_PX = 900;

interface ZoneListProps {
  readonly model: SidebarModel;
  readonly read: MarketRead;
}

/** All zones, nearest first. There may be thousands: only the rows in sight are made. */
export function ZoneList({ model, read }: ZoneListProps) {
  const { zones, market } = read;
  const box = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const [height, setHeight] = useState(FIRST_HEIGHT_PX);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setHeight(entry.contentRect.height));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  if (zones.length === 0) return <p class="loading">No zone is known yet.</p>;
  const { from, to } = windowOf(zones.length, ROW_PX, scrolled, height || FIRST_HEIGHT_PX);
  const [base = ''] = market.split('-');
  return (
    <div class="zones">
      <div class="scroll" ref={box} onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}>
        <ul style={{ height: `${zones.length * ROW_PX}px` }} onKeyDown={moveFocus}>
          {zones.slice(from, to).map((zone, index) => (
            <li
              key={zone.id}
              style={{ translate: `0 ${(from + index) * ROW_PX}px` }}
              aria-setsize={zones.length}
              aria-posinset={from + index + 1}
            >
              <ZoneRow zone={zone} base={base} model={model} />
            </li>
          ))}
        </ul>
      </div>
      <ZoneDetails model={model} />
    </div>
  );
}

/** Arrow keys go from row to row. */
function moveFocus(event: KeyboardEvent): void {
  const { key, target } = event;
  if ((key !== 'ArrowDown' && key !== 'ArrowUp') || !(target instanceof Element)) return;
  const row = target.closest('li');
  const next = key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  next?.querySelector('button')?.focus();
  event.preventDefault();
}
