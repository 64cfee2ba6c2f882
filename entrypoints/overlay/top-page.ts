/** What the page says of itself at the top, where the market is named; charts often live in a frame below. */
export interface TopPage {
  readonly url: URL;
  readonly title: string;
  readonly document: Document;
}

/** The address that was asked for last: looked at all the time, it is nearly always the same. */
let known = new URL('about:blank');

/** The top page when this frame may look at it, else the frame itself: a widget on a foreign page. */
export function topPage(window: Window): TopPage {
  const document = topDocument(window) ?? window.document;
  const { href } = document.location;
  if (known.href !== href) known = new URL(href);
  return { document, url: known, title: document.title };
}

function topDocument(window: Window): Document | undefined {
  try {
    return window.top?.document;
  } catch {
    return undefined;
  }
}
