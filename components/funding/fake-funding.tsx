import { act, render } from '@testing-library/preact';
import { FakeClock } from '@/lib/core/fake-clock';
import { NOW, sourceOf } from '@/lib/heatmaps/funding/fixture';
import { type FundingView, fundingView } from '@/lib/heatmaps/funding/view';
import { Funding } from './funding';
import { FundingModel } from './funding-model';
import type { FundingPorts } from './ports';

/** A background as the funding page meets it, for tests: change `load` at will. */
export class FakeFundingPorts implements FundingPorts {
  readonly clock = new FakeClock(NOW);
  load: () => Promise<FundingView> = async () => this.view(sourceOf());

  /** The view of some venues at the clock's time. */
  view(...sources: Parameters<typeof fundingView>[2]): FundingView {
    return fundingView('BTC-USDT', this.clock.now(), sources);
  }
}

/** Opens the funding page on fake ports, for tests; `pass` lets time go by. */
export async function openFunding(ports = new FakeFundingPorts()) {
  render(<Funding model={new FundingModel(ports)} />);
  const pass = (seconds: number) => act(() => ports.clock.advance(seconds * 1_000));
  await pass(0);
  return { ports, pass };
}
