import type { Clock } from '@/lib/core/clock';
import { button, element, keepEvents, setText } from './element';

export interface SideFramePorts {
  readonly clock: Clock;
  /** CSS pixels. */
  readonly limits: { readonly least: number; readonly most: number };
  /** The user chose another width. */
  resized(widthPx: number): void;
  unfold(): void;
}

export interface SideFramePlace {
  readonly isFolded: boolean;
  readonly widthPx: number;
}

/** A frame that said nothing for so long was not let in. */
const PATIENCE_MS = 6_000;
const REFUSED = 'This page does not let the checklist in. The toolbar button opens it in a tab of its own.';

const KEY_STEP_PX = 16;
/** This share of the window stays the page's. */
const PAGE_SHARE = 0.1;

const HOST = {
  position: 'fixed',
  inset: '0',
  display: 'block',
  margin: '0',
  padding: '0',
  border: '0',
  width: 'auto',
  height: 'auto',
  'max-width': 'none',
  'max-height': 'none',
  background: 'none',
  transform: 'none',
  translate: 'none',
  opacity: '1',
  overflow: 'hidden',
  contain: 'strict',
  'container-type': 'size',
  'pointer-events': 'none',
  'z-index': '2147483647',
};

const STYLES = {
  /** From its left edge it is moved to the right: a box whose corner stays shifts no layout when it grows. */
  panel:
    'position:absolute;left:0;top:0;height:100%;max-width:90cqw;translate:calc(100cqw - 100%) 0;pointer-events:auto;box-shadow:0 0 18px rgba(0,0,0,.35);background:#161a1f;color:#e8ebee;font:13px/1.4 system-ui,sans-serif',
  note: 'position:absolute;inset:0;margin:0;padding:16px',
  frame: 'position:absolute;inset:0;width:100%;height:100%;border:0',
  grip: 'position:absolute;left:-4px;top:0;width:9px;height:100%;cursor:ew-resize;touch-action:none',
  tab: 'position:absolute;left:0;top:0;translate:calc(100cqw - 100%) calc(50cqh - 50%);writing-mode:vertical-rl;padding:10px 4px;border:0;border-radius:7px 0 0 7px;pointer-events:auto;cursor:pointer;box-shadow:0 0 8px rgba(0,0,0,.35);background:#161a1f;color:#e8ebee;font:600 12px/1.3 system-ui,sans-serif',
};

/** A page of the extension at the right edge of the window, in a closed shadow root, over the page and moving nothing of it. */
export class SideFrame {
  private readonly host: HTMLElement;
  private readonly panel: HTMLElement;
  private readonly grip: HTMLElement;
  private readonly tab: HTMLElement;
  private readonly cancel: () => void;
  private widthPx: number;

  /** @param address of the page; closed off in the shadow root, no script of the host can read it. */
  constructor(
    private readonly document: Document,
    address: string,
    place: SideFramePlace,
    private readonly ports: SideFramePorts,
  ) {
    this.host = document.createElement('div');
    for (const [name, value] of Object.entries(HOST)) this.host.style.setProperty(name, value, 'important');
    this.panel = styled(element(document, 'div', ''), STYLES.panel);
    const note = styled(element(document, 'p', '', 'Opening the checklist…'), STYLES.note);
    this.cancel = ports.clock.after(PATIENCE_MS, () => setText(note, REFUSED));
    const frame = styled(element(document, 'iframe', ''), STYLES.frame);
    frame.title = 'Isotherm checklist';
    frame.src = address;
    this.grip = styled(element(document, 'div', ''), STYLES.grip);
    this.tab = styled(
      button(document, '', 'Checklist', () => ports.unfold()),
      STYLES.tab,
    );
    // A press on it is no reason for the page to lose the keyboard.
    this.tab.addEventListener('mousedown', (event) => event.preventDefault());
    this.panel.append(note, frame, this.grip);
    keepEvents(this.panel);
    keepEvents(this.tab);
    this.widthPx = place.widthPx;
    this.listen();
    this.resize(place.widthPx);
    this.fold(place.isFolded);
    this.host.attachShadow({ mode: 'closed' }).append(this.panel, this.tab);
    document.documentElement.append(this.host);
  }

  fold(isFolded: boolean): void {
    this.panel.style.display = isFolded ? 'none' : 'block';
    this.tab.style.display = isFolded ? 'block' : 'none';
  }

  /** The page in the frame is there. */
  admit(): void {
    this.cancel();
  }

  remove(): void {
    this.cancel();
    this.host.remove();
  }

  private listen(): void {
    const { grip } = this;
    grip.tabIndex = 0;
    grip.setAttribute('role', 'separator');
    grip.setAttribute('aria-orientation', 'vertical');
    grip.setAttribute('aria-label', 'Width of the checklist');
    let offset = 0;
    grip.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      offset = this.widthPx + event.clientX;
      grip.setPointerCapture(event.pointerId);
    });
    grip.addEventListener('mousedown', (event) => event.preventDefault());
    grip.addEventListener('pointermove', ({ pointerId, clientX }) => {
      if (grip.hasPointerCapture(pointerId)) this.resize(offset - clientX);
    });
    grip.addEventListener('lostpointercapture', () => this.ports.resized(this.widthPx));
    grip.addEventListener('keydown', ({ key }) => {
      const way = { ArrowLeft: 1, ArrowRight: -1 }[key];
      if (way === undefined) return;
      this.resize(this.widthPx + way * KEY_STEP_PX);
      this.ports.resized(this.widthPx);
    });
  }

  private resize(wanted: number): void {
    const { least, most } = this.ports.limits;
    const room = (this.document.defaultView?.innerWidth ?? most) * (1 - PAGE_SHARE);
    this.widthPx = Math.round(Math.max(least, Math.min(wanted, most, room)));
    this.panel.style.width = `${this.widthPx}px`;
    this.grip.setAttribute('aria-valuenow', String(this.widthPx));
  }
}

function styled<Made extends HTMLElement>(made: Made, css: string): Made {
  made.style.cssText = css;
  return made;
}
