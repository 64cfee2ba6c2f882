const CSS = `
:host { color-scheme: light dark }
.ui { font: 11px/1.35 system-ui, sans-serif; font-variant-numeric: tabular-nums; color: var(--ink); position: absolute; inset: 0;
  --ink: #dbe2ec; --faint: #93a0b3; --card: rgba(15, 19, 26, .86); --line: rgba(255, 255, 255, .14); --accent: #ffc03d }
.ui.light { --ink: #1b2230; --faint: #566072; --card: rgba(255, 255, 255, .92); --line: rgba(16, 24, 40, .18); --accent: #a3154c }
.panel { position: absolute; left: 8px; top: 50%; transform: translateY(-50%); display: flex; flex-direction: column;
  align-items: flex-start; gap: 6px; max-width: min(260px, 60%); pointer-events: auto }
.chip, .legend, .tooltip { background: var(--card); border: 1px solid var(--line); border-radius: 7px; box-shadow: 0 2px 10px rgba(0, 0, 0, .22) }
button, input { font: inherit; color: inherit; background: none; border: 0; margin: 0; padding: 0; cursor: pointer }
.chip { display: flex; flex-wrap: wrap; align-items: center; gap: 0 6px; padding: 3px 8px; text-align: left }
.dot { width: 7px; height: 7px; border-radius: 50%; background: #35c38f }
.busy .dot { background: #58a6ff } .warn .dot { background: #f2a33c } .bad .dot { background: #ef5b5b }
.market { font-weight: 600 }
.faint { color: var(--faint) }
.detail { flex-basis: 100%; color: var(--faint) }
.legend { padding: 10px 8px }
.scale { position: relative; width: 82px; height: 128px }
.bar { position: absolute; left: 3px; top: 0; width: 10px; height: 100%; border-radius: 3px; image-rendering: pixelated; box-shadow: 0 0 0 1px var(--line) }
.handle { position: absolute; left: -2px; width: 20px; height: 14px; margin-top: -7px; cursor: ns-resize; touch-action: none; border-radius: 3px }
.handle::after { content: ''; position: absolute; left: 1px; right: 1px; top: 5px; height: 4px; border-radius: 2px; background: var(--ink); box-shadow: 0 0 0 1px var(--card) }
.value { position: absolute; left: 24px; margin-top: -7px; white-space: nowrap; border-radius: 3px }
.value:hover { text-decoration: underline dotted }
.entry { position: absolute; left: 22px; margin-top: -10px; width: 56px; padding: 1px 3px; border: 1px solid var(--accent); border-radius: 3px; background: var(--card); cursor: text; user-select: text }
.entry[aria-invalid=true] { border-color: #ef5b5b }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
.tooltip { position: absolute; left: 0; top: 0; padding: 6px 9px; max-width: 240px; pointer-events: none; white-space: pre-line }
.tooltip .title { font-weight: 600 }
[hidden] { display: none !important }
`;

/** Styles a shadow root. Sheets made by script pass every page's content security policy. */
export function adoptStyles(root: ShadowRoot, document: Document): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses a content script's own sheet in a page's shadow root, but takes a style element from it.
    const style = document.createElement('style');
    style.textContent = CSS;
    root.append(style);
  }
}
