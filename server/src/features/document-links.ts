/** Document links: paths and addresses that a click opens. Nothing outside the workspace folder, no scheme but the web's. */

import type { DocumentLink } from 'vscode-languageserver-types';
import { type FeatureContext, lspRange, recordLocation } from './feature.ts';
import { referenced } from './definition.ts';

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

/** Whether an address may be opened: the web's schemes and nothing else. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** Every link in the document: path fields, address fields and IDs. Markdown's own links are the editor's to make. */
export function documentLinks(context: FeatureContext): readonly DocumentLink[] {
  const { engine, document } = context;
  const { snapshot } = engine;
  const links: DocumentLink[] = [];
  for (const file of document.facts.files) {
    if (file.source !== 'field') continue;
    const target = snapshot.target(document, file);
    if (target.state === 'file')
      links.push({ range: lspRange(document, file), target: target.uri, tooltip: 'Open the file' });
    else if (target.state === 'external' && isAddress(file.destination)) {
      links.push({ range: lspRange(document, file), target: file.destination, tooltip: 'Open the address' });
    }
  }
  for (const record of document.facts.records) {
    for (const field of record.fields.values()) {
      if (field.field.type.type !== 'url') continue;
      for (const value of field.values) {
        if (!isAddress(value.text)) continue;
        links.push({ range: lspRange(document, value), target: value.text, tooltip: 'Open the address' });
      }
    }
  }
  for (const reference of document.facts.references) {
    const [ref] = referenced(snapshot, reference);
    if (ref === undefined) continue;
    const { uri, range } = recordLocation(ref);
    links.push({
      range: lspRange(document, reference),
      target: `${uri}#${range.start.line + 1},${range.start.character + 1}`,
      tooltip: `Open ${reference.id}`,
    });
  }
  return links;
}
