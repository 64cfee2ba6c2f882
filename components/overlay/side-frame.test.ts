// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '@/lib/core/fake-clock';
import { press } from './panel-page';
import { SideFrame } from './side-frame';
import { TestPage } from './test-page';

let page: TestPage;
beforeEach(() => {
  page = new TestPage();
});

function open(isFolded = false) {
  const clock = new FakeClock();
  const resized = vi.fn<(widthPx: number) => void>();
  const unfold = vi.fn<() => void>();
  const limits = { least: 260, most: 720 };
  const place = { isFolded, widthPx: 340 };
  const frame = new SideFrame(document, 'about:blank#secret', place, { clock, limits, resized, unfold });
  return { frame, clock, resized, unfold };
}

const grip = () => page.find('[role=separator]');
const panel = () => grip().parentElement ?? document.body;

describe('the frame at the side', () => {
  it('is one element of the page, closed off, that takes no press beside the panel', () => {
    open();
    const [host] = page.hosts;
    expect(host?.shadowRoot).toBeNull();
    expect(host?.outerHTML).not.toContain('secret');
    expect((host as HTMLElement).style.pointerEvents).toBe('none');
    expect(document.querySelector('iframe')).toBeNull();
  });

  it('gets its width from the keyboard, within limits', () => {
    const { resized } = open();
    press('ArrowLeft', grip());
    expect(panel().style.width).toBe('356px');
    for (let count = 0; count < 9; count += 1) press('ArrowRight', grip());
    expect(resized).toHaveBeenLastCalledWith(260);
    expect(grip().getAttribute('aria-valuenow')).toBe('260');
  });

  it('folds to a tab at the edge that unfolds it', () => {
    const { frame, unfold } = open(true);
    expect(panel().style.display).toBe('none');
    page.find('button').click();
    expect(unfold).toHaveBeenCalled();
    frame.fold(false);
    expect(panel().style.display).toBe('block');
    expect(page.find('button').style.display).toBe('none');
  });

  it('says so when the page does not let it in', async () => {
    const { clock } = open();
    expect(page.find('p').textContent).toBe('Opening the checklist…');
    await clock.advance(6_000);
    expect(page.find('p').textContent).toMatch(/does not let the checklist in/);
  });

  it('says nothing of the kind once it is there, and leaves nothing behind', async () => {
    const { frame, clock } = open();
    frame.admit();
    await clock.advance(60_000);
    expect(page.find('p').textContent).toBe('Opening the checklist…');
    frame.remove();
    expect(page.hosts).toEqual([]);
  });
});
