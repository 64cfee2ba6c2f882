import type { AlignmentCase } from './alignment-case';

type Framing = NonNullable<AlignmentCase['framed']>;

/** How a page makes the frame of its chart, given the frame, the document's text and, for `nested`, an address. */
const MAKERS: Readonly<Record<Framing, string>> = {
  srcdoc: `frame.srcdoc = html; document.body.append(frame);`,
  blob: `frame.src = URL.createObjectURL(new Blob([html], { type: 'text/html' })); document.body.append(frame);`,
  'about:blank': `document.body.append(frame);
    frame.contentDocument.open(); frame.contentDocument.write(html); frame.contentDocument.close();`,
  nested: `frame.src = address + location.search; document.body.append(frame);`,
};

/** A document that shows another in a frame without an address of its own, as exchanges show a charting library. */
export const framedHtml = (framing: Framing, html: string, address = '') => `<!doctype html>
<meta charset="utf-8"><link rel="icon" href="data:,"><body style="margin:17px"><h1>A market</h1><script>
  const html = ${quote(html)}.replace('src="/', 'src="' + location.origin + '/');
  const address = ${quote(address)};
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:1230px;height:720px;border:3px solid';
  ${MAKERS[framing]}
</script>`;

/** Text as a literal that cannot end the script around it. */
const quote = (text: string) => JSON.stringify(text).replaceAll('<', '\\u003c');
