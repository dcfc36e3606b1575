/** The check of `plumbline.yml`: codes, severities, keys and globs that would be passed over in silence. */

import * as l10n from '@vscode/l10n';

import { readEvidenceName } from '../domain/evidence-name.ts';
import { FIELDS, findField } from '../domain/fields.ts';
import { foldKey } from '../domain/field.ts';
import { isRecordKind, type FieldOwner } from '../domain/kinds.ts';
import { nearest } from '../domain/nearest.ts';
import type { ConfigurationEntry, ConfigurationFacts, GroupFacts } from '../facts/document-facts.ts';
import { field, groups, value, values } from '../facts/record.ts';
import { isMarker, MOST_MARKERS } from '../workspace/code-files.ts';
import { compileGlobs } from '../workspace/globs.ts';
import { severityNamed } from '../workspace/severity.ts';
import { didYouMean } from './did-you-mean.ts';
import { oneOf } from './listed.ts';
import type { RuleContext } from './rule.ts';
import { isRuleCode, RULE_CODES } from './rule-codes.ts';

/** Reports what `plumbline.yml` says to no effect. */
export function checkConfiguration(context: RuleContext): void {
  const { configuration } = context.document.facts;
  if (configuration === undefined || !context.part.isWhole) return;
  for (const name of ['rules', 'keys'] as const) checkIsMap(context, configuration, name);
  for (const entry of configuration.rules) checkRule(context, entry);
  for (const entry of configuration.keys) checkKey(context, entry);
  for (const group of groups(configuration, 'files')) {
    for (const name of ['policies', 'registers', 'exclude', 'code']) checkGlobs(context, group, name);
  }
  checkGlobs(context, configuration, 'frameworks');
  checkMarkers(context, configuration);
  checkEvidenceName(context, configuration);
}

const MAP_EXAMPLES = {
  rules: 'policy-review-overdue: error', // l10n: as it is to be written
  keys: 'owner: [policy_owner]', // l10n: as it is to be written
};

function checkIsMap({ report }: RuleContext, configuration: ConfigurationFacts, name: 'rules' | 'keys'): void {
  const written = field(configuration, name);
  if (written === undefined || written.shape === 'map' || written.shape === 'empty') return;
  const message = l10n.t('{0} takes pairs such as “{1}”, one to a line.', name, MAP_EXAMPLES[name]);
  report('value-invalid', written.range, message);
}

/** The code of the rule of which a key under `rules:` may be a slip of the pen. */
export function ruleMeant(key: string): string | undefined {
  return nearest(key.toLowerCase(), RULE_CODES);
}

/** The name of the field of which a key under `keys:` may be a slip of the pen. */
export function fieldMeant(key: string): string | undefined {
  return nearest(foldKey(key), RECORD_KEYS);
}

function checkRule({ report }: RuleContext, { key, values: written }: ConfigurationEntry): void {
  if (!isRuleCode(key.text)) {
    const near = ruleMeant(key.text);
    const remedy = near === undefined ? l10n.t('The codes stand beside each finding.') : didYouMean(near);
    const fault = l10n.t('There is no rule “{0}”, so this has no effect.', key.text);
    report('key-unknown', key, `${fault} ${remedy}`);
    return;
  }
  const [value, second] = written;
  if (value === undefined || second !== undefined) {
    report('value-invalid', key, `${l10n.t('{0} takes one severity.', key.text)} ${writeSeverity()}`);
    return;
  }
  if (severityNamed(value.text) !== undefined) return;
  const near = severityMeant(value.text.toLowerCase());
  const remedy = near === undefined ? writeSeverity() : didYouMean(near);
  report('value-invalid', value, `${l10n.t('“{0}” is not a severity.', value.text)} ${remedy}`);
}

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;

function writeSeverity(): string {
  return l10n.t('Write {0}.', oneOf(SEVERITIES));
}

/** Words that other tools have for the same. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['info', 'information'],
  ['note', 'information'],
  ['warn', 'warning'],
  ['err', 'error'],
  ['critical', 'error'],
  ['none', 'off'],
  ['no', 'off'],
  ['never', 'off'],
  ['ignore', 'off'],
  ['disabled', 'off'],
]);

/** The severity that a word means which is none: another tool's word for one, or a slip of the pen. */
export function severityMeant(word: string): string | undefined {
  return OTHER_WORDS.get(word) ?? nearest(word, SEVERITIES);
}

/** The groups of fields that are not a record's own, and in which configured keys count all the same. */
const IN_RECORDS: ReadonlySet<FieldOwner> = new Set<FieldOwner>([
  'expected-evidence',
  'control-definition',
  'period',
  'vendor-report',
  'cuec',
  'event',
  'revision',
]);

/** The keys of records: what `keys:` may give further names to. */
const RECORD_KEYS: ReadonlySet<string> = new Set(
  FIELDS.filter((one) => one.owners.some((owner) => isRecordKind(owner) || IN_RECORDS.has(owner))).flatMap((one) => [
    one.name,
    ...one.aliases,
  ]),
);

/** Whether some kind of record that has a field takes another key for it: a key that means something already keeps its meaning. */
function canBeTaken(name: string, alias: string): boolean {
  const owners = FIELDS.filter((one) => one.name === name || one.aliases.includes(name)).flatMap((one) => one.owners);
  // A group of fields inside a record, such as an earlier definition, follows the record it is in.
  const kinds = owners.filter(isRecordKind);
  return (kinds.length > 0 ? kinds : owners).some((kind) => {
    const meant = findField(kind, alias);
    return meant === undefined || meant === findField(kind, name);
  });
}

function checkKey({ report }: RuleContext, { key, values: aliases }: ConfigurationEntry): void {
  const name = foldKey(key.text);
  if (RECORD_KEYS.has(name)) {
    for (const alias of aliases) {
      if (canBeTaken(name, foldKey(alias.text))) continue;
      const message = l10n.t(
        '“{0}” is a field of its own, so it is not read as “{1}”. Give the field another key.',
        alias.text,
        key.text,
      );
      report('value-invalid', alias, message);
    }
    return;
  }
  const near = fieldMeant(key.text);
  const remedy =
    near === undefined ? l10n.t('Write the name of a field, such as “{0}”.', MAP_EXAMPLES.keys) : didYouMean(near);
  report('key-unknown', key, `${l10n.t('“{0}” is not a field, so its keys are not read.', key.text)} ${remedy}`);
}

function checkGlobs({ report }: RuleContext, group: GroupFacts, name: string): void {
  const written = values(group, name);
  const { problems } = compileGlobs(
    written.map(({ text }) => text),
    { caseSensitive: true },
  );
  for (const { glob, at, message } of problems) {
    const value = written[at];
    if (value === undefined) continue;
    const fault = l10n.t({
      message: '“{0}” is not used: {1}',
      args: [glob, lowerFirst(message), message],
      comment: ['{1} is why, in one or two sentences that begin with a small letter; {2} is the same with a capital.'],
    });
    report('value-invalid', value, fault);
  }
}

function checkMarkers({ report }: RuleContext, configuration: ConfigurationFacts): void {
  const written = values(configuration, 'code_markers');
  const markers = written.filter(({ text }) => isMarker(text));
  for (const one of written) {
    if (isMarker(one.text)) continue;
    const message = l10n.t(
      '“{0}” cannot be told from other text. Write a marker of 3 to 50 characters, such as "@control".',
      one.text,
    );
    report('value-invalid', one, message);
  }
  const next = markers[MOST_MARKERS];
  if (next === undefined) return;
  const message = l10n.t('Only the first {0} markers are looked for: not this one. Write fewer.', MOST_MARKERS);
  report('value-invalid', next, message);
}

function checkEvidenceName({ report }: RuleContext, configuration: ConfigurationFacts): void {
  const written = value(configuration, 'evidence_name');
  const reading = written === undefined ? undefined : readEvidenceName(written.text);
  if (written === undefined || reading === undefined || reading.ok) return;
  const { text, start, end } = written;
  const quote = (end - start - text.length) / 2;
  // Where there are escapes, what is read and what is written differ in length, and the whole value is meant.
  const isPlain = quote === 0 || quote === 1;
  const range = isPlain ? { start: start + quote + reading.start, end: start + quote + reading.end } : written;
  report('value-invalid', range, reading.message);
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
