/** What the page says of itself at the top, where the market is named; charts often live in a frame below. */
export interface TopPage {
  readonly url: URL;
  readonly title: string;
  readonly document: Document;
}

/** The top page when this frame may look at it, else the frame itself: a widget on a foreign page. */
export function topPage(window: Window): TopPage {
  const document = topDocument(window) ?? window.document;
  return { document, url: new URL(document.location.href), title: document.title };
}

function topDocument(window: Window): Document | undefined {
  try {
    return window.top?.document;
  } catch {
    return undefined;
  }
}
