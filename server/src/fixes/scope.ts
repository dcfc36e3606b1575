/** Fixes of the scope: the engagement in `plumbline.yml`, and systems that no control reaches. */

import * as l10n from '@vscode/l10n';
import { choice, groups, value } from '../facts/record.ts';
import { SYSTEMS } from '../rules/scope.ts';
import { recordAt } from './at-finding.ts';
import { type Fix, type FixContext, fixHere, fixIn, type TextChange } from './fix.ts';
import { fillField, writeField } from './yaml-edit.ts';
import { takesKeysBelow, yamlOf } from './yaml-source.ts';
import { inside, lineEnding } from './yaml-text.ts';

/** `scope-missing`: an engagement of Type 2 over the calendar year, or the period that one of Type 2 lacks; both to be looked at. */
export function writeScope(context: FixContext): readonly Fix[] {
  const { document, snapshot, text, finding } = context;
  // Which systems the report covers is for somebody to say.
  if (finding.about === SYSTEMS) return [];
  const year = snapshot.today.slice(0, 4);
  const days = `{start: ${year}-01-01, end: ${year}-12-31}`;
  if (!document.exists) {
    const { uri, path } = document;
    const edit = engagementEdit(0, '', days, '\n');
    const title = l10n.t('Write plumbline.yml: a Type 2 report on Security over {0}', year);
    return [fixIn(context, title, [{ uri, path, creates: true, edits: [edit] }], { isPreferred: true })];
  }
  const { configuration } = document.facts;
  const source = yamlOf(context);
  if (configuration === undefined || source === undefined) return [];
  const [engagement] = groups(configuration, 'engagement');
  if (engagement !== undefined) {
    if (choice(engagement, 'type') !== '2' || value(engagement, 'period') !== undefined) return [];
    const edit = writeField(source, engagement, { key: 'period', value: days, isGuess: true });
    return fixHere(context, l10n.t('Set the period to {0}', year), [edit], { isPreferred: true });
  }
  const title = l10n.t('Write the engagement: a Type 2 report on Security over {0}', year);
  const written = configuration.fields.get('engagement');
  if (written !== undefined) {
    const flow = `{type: 2, period: ${days}, categories: [security]}`;
    return fixHere(context, title, [fillField(source, written, { value: flow, isGuess: true })], { isPreferred: true });
  }
  if (!takesKeysBelow(source)) return [];
  const eol = lineEnding(text);
  const lead = text === '' || text.endsWith('\n') ? '' : eol;
  return fixHere(context, title, [engagementEdit(text.length, lead, days, eol)], { isPreferred: true });
}

function engagementEdit(at: number, lead: string, days: string, eol: string): TextChange {
  const before = `${lead}engagement:${eol}  type: 2${eol}  period: `;
  const newText = `${before}${days}${eol}  categories: [security]${eol}`;
  return { start: at, end: at, newText, cursor: inside(days, before.length) };
}

/** `system-uncontrolled`: that the report does not cover the system. */
export function takeOutOfScope(context: FixContext): readonly Fix[] {
  const record = recordAt(context);
  const source = yamlOf(context);
  if (record?.id === undefined || source === undefined) return [];
  const edit = writeField(source, record, { key: 'in_scope', value: 'false' });
  return fixHere(context, l10n.t('Take {0} out of scope', record.id.text), [edit]);
}
