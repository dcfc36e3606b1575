/**
 * The HTML of a page: nothing but where its one script and its one style sheet are, and what it is started with.
 *
 * l10n: markup
 */

import type { PageStart } from './webview-messages.ts';

export interface PageFiles {
  /** What a webview's own files come from, for the content security policy. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
  /** Fresh for each page. */
  readonly nonce: string;
}

/**
 * The document. Only the one script with the nonce runs; nothing is loaded from anywhere but the extension, nothing is sent
 * anywhere, and no style or handler in the markup counts.
 */
export function pageHtml(title: string, { source, script, style, nonce }: PageFiles, start: PageStart): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `img-src ${source}`,
    `font-src ${source}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(start.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<link rel="stylesheet" href="${attribute(style)}">
</head>
<body>
<div id="page"></div>
<script type="application/json" id="start">${json(start)}</script>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

/** JSON that no `</script>` in a text can end. */
function json(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;');
}
