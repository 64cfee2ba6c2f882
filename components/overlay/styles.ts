const CSS = `
.ui { font: 11px/1.35 system-ui, sans-serif; font-variant-numeric: tabular-nums; color: var(--ink); position: absolute; inset: 0; container-type: size; color-scheme: dark;
  --ink: #dbe2ec; --faint: #93a0b3; --card: rgba(15, 19, 26, .86); --solid: rgb(17, 21, 29); --line: rgba(255, 255, 255, .14); --accent: #ffc03d; --bad: #ff7b72 }
.ui.light { --ink: #1b2230; --faint: #566072; --card: rgba(255, 255, 255, .92); --solid: #fff; --line: rgba(16, 24, 40, .18); --accent: #a3154c; --bad: #c2272d; color-scheme: light }
.dock { position: absolute; left: 8px; top: 0; translate: 0 calc(50cqh - 38px); display: flex; flex-direction: column;
  align-items: flex-start; gap: 6px; max-width: min(260px, 60%); pointer-events: auto }
.dock.unfolded { translate: 0 calc(50cqh - 134px) }
.checklist, .chip, .key, .tooltip, .card { background: var(--card); border: 1px solid var(--line); border-radius: 7px; box-shadow: 0 2px 10px rgba(0, 0, 0, .22) }
button, input, select { font: inherit; color: inherit; background: none; border: 0; margin: 0; padding: 0; cursor: pointer }
.checklist { padding: 2px 8px; color: var(--faint) }
.checklist:hover { color: var(--ink) }
.chip { display: flex; flex-wrap: wrap; align-items: center; gap: 0 6px; padding: 3px 8px; text-align: left }
.fold { display: grid; place-items: center; width: 100%; min-width: 26px; height: 16px }
.fold::after { content: ''; width: 5px; height: 5px; margin-top: -3px; border: solid var(--faint); border-width: 0 1.5px 1.5px 0; transform: rotate(45deg) }
.fold[aria-expanded=true]::after { margin-top: 3px; transform: rotate(225deg) }
.dot { flex: none; width: 7px; height: 7px; border-radius: 50%; background: #35c38f }
.busy .dot { background: #58a6ff } .warn .dot { background: #f2a33c } .bad .dot { background: #ef5b5b }
.market { min-width: 60px; font-weight: 600 }
.faint { color: var(--faint) }
.detail { flex-basis: 100%; color: var(--faint) }
.legend { padding: 10px 8px 6px }
.legend .name { display: block; margin-bottom: 8px; font-weight: 600; white-space: nowrap }
.legend .name:disabled { cursor: default; color: inherit }
.legend .name:not(:disabled)::after { content: ' ▸'; color: var(--faint) }
.legend .note { width: 82px; margin-top: 6px }
.legend .note:empty { display: none }
.scale { position: relative; width: 82px; height: 128px }
.bar { position: absolute; left: 3px; top: 0; width: 10px; height: 100%; border-radius: 3px; image-rendering: pixelated; box-shadow: 0 0 0 1px var(--line) }
.handle { position: absolute; left: -2px; width: 20px; height: 14px; margin-top: -7px; cursor: ns-resize; touch-action: none; border-radius: 3px }
.handle::after { content: ''; position: absolute; left: 1px; right: 1px; top: 5px; height: 4px; border-radius: 2px; background: var(--ink); box-shadow: 0 0 0 1px var(--card) }
.value { position: absolute; left: 24px; margin-top: -7px; white-space: nowrap; border-radius: 3px }
.handle, .value, .entry { top: 0; translate: 0 calc(128px * var(--at)) }
.value:hover { text-decoration: underline dotted }
.entry { position: absolute; left: 22px; margin-top: -10px; width: 56px; padding: 1px 3px; border: 1px solid var(--accent); border-radius: 3px; background: var(--card) }
.card { position: absolute; left: 8px; top: 50%; transform: translateY(-50%); box-sizing: border-box; width: min(272px, 100% - 16px); max-height: calc(100% - 12px);
  overflow: auto; padding: 8px 10px 10px; background: var(--solid); pointer-events: auto; outline: none }
.card p { margin: 0; white-space: pre-line }
.header { display: flex; align-items: center; gap: 6px; margin-bottom: 6px }
.close { width: 18px; height: 18px; margin: -2px -4px -2px auto; border-radius: 4px; font-size: 14px; line-height: 1; color: var(--faint) }
.home, .section { display: flex; flex-direction: column; gap: 6px }
.home .section { border-top: 1px solid var(--line); padding-top: 8px; margin-top: 2px }
.field { display: grid; grid-template-columns: 48px 1fr; align-items: center }
.card input, .card select { box-sizing: border-box; width: 100%; height: 22px; padding: 0 5px; border: 1px solid var(--line); border-radius: 4px; background: var(--solid) }
.card input, .entry { cursor: text; user-select: text }
.card input::placeholder { color: var(--faint); opacity: .65 }
input[aria-invalid=true] { border-color: var(--bad) }
.acts { display: flex; flex-wrap: wrap; gap: 6px }
.act { align-self: flex-start; height: 22px; padding: 0 9px; border: 1px solid var(--line); border-radius: 5px }
.act:hover, .close:hover { border-color: var(--faint); color: var(--ink) }
.act.main { background: var(--accent); border-color: var(--accent); color: var(--solid); font-weight: 600 }
.act:disabled { opacity: .45; cursor: default }
.point { display: grid; grid-template-columns: 16px 1fr 1.35fr; gap: 2px 5px; align-items: center }
.number, .cross { font-weight: 600; color: var(--accent) }
.echo { grid-column: 2 / -1; min-height: 15px }
.trouble { min-height: 30px }
.band { position: absolute; left: 0; right: 0; top: 0; box-sizing: border-box; border: 0 solid var(--accent); border-width: 1px 0; background: color-mix(in srgb, var(--accent) 26%, transparent) }
.band > .tag { right: 6px; top: 0 }
.pick { position: absolute; inset: 0; cursor: crosshair; pointer-events: auto }
.pick .across { top: 0 }
.marks, .guides { position: absolute; inset: 0 }
.across, .up { position: absolute; border: 0 solid var(--accent); opacity: .8 }
.across { left: 0; right: 0; border-top-width: 1px; margin-top: -.5px }
.up { top: 0; bottom: 0; border-left-width: 1px; margin-left: -.5px }
.guides .across, .guides .up { border-style: dashed; border-color: var(--faint); opacity: 1 }
.tag { position: absolute; padding: 0 4px; border-radius: 3px; background: var(--solid); white-space: nowrap }
.across > .tag { right: 2px; top: 0; transform: translateY(-50%) }
.up > .tag { bottom: 2px; left: 0; transform: translateX(-50%) }
.cross { position: absolute; width: 28px; height: 28px; margin: -14px 0 0 -14px; border-radius: 50%; border: 1.5px solid var(--accent); box-sizing: border-box;
  pointer-events: auto; cursor: move; touch-action: none; user-select: none; text-indent: 30px; line-height: 10px }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
.card:focus-visible { outline: none }
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
