import { TRUSTED_POLICY } from '../policies';
import type { FrameKind, ReplicaName } from '../sites';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string };
}

/** Makes a frame for the chart within `box`, in one of the ways in which pages do. */
export function makeFrame(
  kind: Exclude<FrameKind, 'top' | 'cross-origin'>,
  box: HTMLElement,
  name: ReplicaName,
): void {
  const frame = document.createElement('iframe');
  switch (kind) {
    case 'same-origin':
      frame.src = `/replica-frame/${name}`;
      break;
    case 'blob':
      frame.src = URL.createObjectURL(new Blob([chartDocument()], { type: 'text/html' }));
      frame.addEventListener('load', () => URL.revokeObjectURL(frame.src), { once: true });
      break;
    case 'srcdoc':
      frame.srcdoc = trusted(chartDocument());
      break;
    case 'about-blank':
      break;
  }
  box.append(frame);
  if (kind !== 'about-blank') return;
  // The compatible mode of the charting library: a document that is written.
  const inner = frame.contentDocument;
  inner?.open();
  inner?.write(trusted(chartDocument()));
  inner?.close();
}

/** A document without an address of its own, hence with whole addresses inside. */
function chartDocument(): string {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  const { theme = 'dark' } = document.documentElement.dataset;
  return `<!doctype html><html data-theme="${theme}"><head><meta charset="utf-8" />
    <link rel="stylesheet" href="${location.origin}/pages/chart.css" />
    <link rel="stylesheet" href="${location.origin}/replicas/replica.css" />
    <script type="module" src="${location.origin}/replicas/scripts/chart-frame" nonce="${nonce}"></script>
    </head><body><div id="chart" class="full"></div></body></html>`;
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Passes a text of our own to a sink where the page's policy wants it declared; a policy can be made only once. */
function trusted(html: string): string {
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy(TRUSTED_POLICY, { createHTML: (text) => text });
  return policy?.createHTML(html) ?? html;
}
