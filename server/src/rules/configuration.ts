/** The check of `plumbline.yml`: codes, severities, keys and globs that would be passed over in silence. */

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

const MAP_EXAMPLES = { rules: 'policy-review-overdue: error', keys: 'owner: [policy_owner]' };

function checkIsMap({ report }: RuleContext, configuration: ConfigurationFacts, name: 'rules' | 'keys'): void {
  const written = field(configuration, name);
  if (written === undefined || written.shape === 'map' || written.shape === 'empty') return;
  report('value-invalid', written.range, `${name} takes pairs such as “${MAP_EXAMPLES[name]}”, one to a line.`);
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
    const remedy = near === undefined ? 'The codes stand beside each finding.' : `Did you mean “${near}”?`;
    report('key-unknown', key, `There is no rule “${key.text}”, so this has no effect. ${remedy}`);
    return;
  }
  const [value, second] = written;
  if (value === undefined || second !== undefined) {
    report('value-invalid', key, `${key.text} takes one severity. Write error, warning, information, hint or off.`);
    return;
  }
  if (severityNamed(value.text) !== undefined) return;
  const near = severityMeant(value.text.toLowerCase());
  const remedy = near === undefined ? 'Write error, warning, information, hint or off.' : `Did you mean “${near}”?`;
  report('value-invalid', value, `“${value.text}” is not a severity. ${remedy}`);
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
  return OTHER_WORDS.get(word) ?? nearest(word, ['error', 'warning', 'information', 'hint', 'off']);
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
      const message = `“${alias.text}” is a field of its own, so it is not read as “${key.text}”. Give the field another key.`;
      report('value-invalid', alias, message);
    }
    return;
  }
  const near = fieldMeant(key.text);
  const remedy =
    near === undefined ? 'Write the name of a field, such as “owner: [policy_owner]”.' : `Did you mean “${near}”?`;
  report('key-unknown', key, `“${key.text}” is not a field, so its keys are not read. ${remedy}`);
}

function checkGlobs({ report }: RuleContext, group: GroupFacts, name: string): void {
  const written = values(group, name);
  const { problems } = compileGlobs(
    written.map(({ text }) => text),
    { caseSensitive: true },
  );
  for (const { glob, at, message } of problems) {
    const value = written[at];
    if (value !== undefined) report('value-invalid', value, `“${glob}” is not used: ${lowerFirst(message)}`);
  }
}

function checkMarkers({ report }: RuleContext, configuration: ConfigurationFacts): void {
  const written = values(configuration, 'code_markers');
  const markers = written.filter(({ text }) => isMarker(text));
  for (const one of written) {
    if (isMarker(one.text)) continue;
    const message = `“${one.text}” cannot be told from other text. Write a marker of 3 to 50 characters, such as "@control".`;
    report('value-invalid', one, message);
  }
  const next = markers[MOST_MARKERS];
  if (next === undefined) return;
  report('value-invalid', next, `Only the first ${MOST_MARKERS} markers are looked for: not this one. Write fewer.`);
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
