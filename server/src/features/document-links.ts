/** Document links: paths and addresses that a click opens. Nothing outside the workspace folder, no scheme but the web's. */

import * as l10n from '@vscode/l10n';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { FileReference } from '../facts/document-facts.ts';
import { allValues } from '../facts/record.ts';
import type { Range } from '../syntax/range.ts';
import { referenced } from './definition.ts';
import { type FeatureContext, lspRange, recordLocation, withoutQuotes } from './feature.ts';

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

/** Whether an address may be opened: the web's schemes and nothing else. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** Every link in the document: path fields, address fields and IDs. Markdown's own links are the editor's to make. */
export function documentLinks(context: FeatureContext): readonly DocumentLink[] {
  const { document, text } = context;
  const links = new Map<number, DocumentLink>();
  const add = (range: Range, target: string | undefined, tooltip: string): void => {
    if (target !== undefined && !links.has(range.start)) {
      links.set(range.start, { range: lspRange(document, withoutQuotes(text, range)), target, tooltip });
    }
  };
  for (const file of document.facts.files) {
    if (file.source === 'field') add(file, fileTarget(context, file), l10n.t('Open the file'));
  }
  for (const group of [
    ...document.facts.records,
    ...(document.facts.configuration ? [document.facts.configuration] : []),
  ]) {
    for (const value of allValues(group)) {
      if (isAddress(value.text)) add(value, value.text, l10n.t('Open the address'));
    }
  }
  for (const reference of document.facts.references) {
    const [ref] = referenced(context.engine.snapshot, reference);
    if (ref === undefined) continue;
    const { uri, range } = recordLocation(ref);
    add(reference, `${uri}#${range.start.line + 1},${range.start.character + 1}`, l10n.t('Open {0}', reference.id));
  }
  return [...links.values()];
}

function fileTarget({ engine, document }: FeatureContext, file: FileReference): string | undefined {
  const target = engine.snapshot.target(document, file);
  return target.state === 'file' ? target.uri : undefined;
}
