/** What the rules say, in a language other than English: every message of them, and the words in it that are no language's. */

import { deepEqual, equal } from 'node:assert/strict';

import { RECORD_KINDS } from '../../../server/src/domain/kinds.ts';
import type { Diagnosis, Engine } from '../../../server/src/engine/engine.ts';
import {
  addOrCorrect,
  anotherOne,
  isUnknown,
  nameOneHere,
  thisOne,
  thisOneWithin,
} from '../../../server/src/rules/kind-names.ts';
import { plainMessage } from '../../../server/src/rules/plain-message.ts';
import { RULES } from '../../../server/src/rules/registry.ts';
import { RULE_CODES } from '../../../server/src/rules/rule-codes.ts';
import { engineFor, type FixtureFiles } from '../rules/rule-fixture.ts';
import { plainWords } from './in-pseudo-language.ts';
import {
  AUDIT,
  EMPTY_SETTINGS,
  OUT_OF_SCOPE,
  SILENT,
  UNREADABLE_SETTINGS,
  WITHOUT_PERIOD,
} from './rules-workspaces.ts';
import { type Said, saidInPseudoLanguage, unsaidOf } from './said-messages.ts';

/** Read before the language is another one, and checked in it. */
const WORKSPACES: Readonly<Record<string, FixtureFiles>> = {
  AUDIT,
  EMPTY_SETTINGS,
  OUT_OF_SCOPE,
  SILENT,
  WITHOUT_PERIOD,
};

/** What the rooms below say within a sentence of the rules: days, frequencies, kinds and categories. Their own tests look at these. */
const BELOW =
  /\b(?:(?:from|on) )?\d{1,2} [A-Z][a-z]{2} \d{4}(?: (?:to|–) \d{1,2} [A-Z][a-z]{2} \d{4})?|\b(?:daily|monthly|quarterly|annual|continuous)\b|\ban? (?:control|policy|evidence record|risk|vendor)\b|\bAvailability\b/g;

/** IDs of the fixtures, and days. */
const IS_ID = /\d|^[A-Z][A-Z-]+$/;

/** What the fixtures hold, paths and names of rules, and what the format calls things: keys, severities and comments. */
const WRITTEN =
  'Andere CC-Series Draft Drift Karg Leer Namenlos Ohne Quarterly Regel Regeln Roe Sam Tage Walls Zugriff acme again approved aus availability banana chris control controls csv deo document-contro document-control doe drift eins end error evidence fehlt frameworks gar-nichts hint htps https id information iso jane javascript keys lee link-broken link-brokn links linkz md off okta owner ownr platform plumbline-ignore plumbline-ignore-file plumbline-ignored policies policy policy-review-overdue policy-unmaped policy-unmapped qqqqqqqqqqqq qqqqqqqqqqqqqq roe rules sam start suppression-unused text warn warning weg yml zwei'.split(
    ' ',
  );

describe('what the rules say in another language', () => {
  const engines = new Map<string, Engine>();
  let found: Said<ReadonlyMap<string, readonly Diagnosis[]>>;
  let others: Said<readonly string[]>;

  before(async () => {
    for (const [name, files] of Object.entries({ ...WORKSPACES, UNREADABLE_SETTINGS }))
      engines.set(name, await engineFor(new Map(Object.entries(files))));
    found = saidInPseudoLanguage(() => new Map([...engines].map(([name, engine]) => [name, engine.diagnoseAll()])));
    others = saidInPseudoLanguage(() => [
      ...RULES.map(({ summary }) => summary),
      ...RECORD_KINDS.flatMap((kind) => [
        ...[thisOne, thisOneWithin, anotherOne, addOrCorrect, nameOneHere].map((of) => of(kind)),
        isUnknown(kind, 'X-1'),
      ]),
    ]);
  });

  it('is asked of every rule, and of every message', () => {
    const codes = new Set([...found.value.values()].flat().map(({ code }) => code));
    deepEqual(
      RULE_CODES.filter((code) => !codes.has(code)),
      [],
    );
    deepEqual(unsaidOf('server/src/rules', new Set([...found.keys, ...others.keys])), []);
  });

  it('has no English in the rules of the list and the words for kinds of records', () => {
    deepEqual(plainWords(others.value), ['X-1']);
  });

  it('has no English in findings, but what is written in files or is to be', () => {
    const texts = Object.keys(WORKSPACES).flatMap((name) => said(engines.get(name), found.value.get(name) ?? []));
    deepEqual(
      plainWords(texts).filter((word) => !IS_ID.test(word)),
      WRITTEN,
    );
  });
});

describe('a finding in another language', () => {
  it('has long quotations shortened, whatever its marks for them', () => {
    const long = 'x'.repeat(121);
    const short = `${'x'.repeat(80)} … ${'x'.repeat(30)}`;
    for (const [opening, closing] of ['“”', '„“', '„”', '«»', '‹›', '「」', '『』']) {
      const quoted = (text: string): string => `${opening ?? ''}${text}${closing ?? ''}`;
      equal(plainMessage(`${quoted(long)}, ${quoted('kurz')}.`), `${quoted(short)}, ${quoted('kurz')}.`);
    }
  });
});

/** The texts of findings and of the places beside them, without what was said when the files were read. */
function said(engine: Engine | undefined, diagnoses: readonly Diagnosis[]): readonly string[] {
  const read = new Set(engine?.documents().flatMap(({ facts }) => facts.problems.map(({ message }) => message)));
  const labels = engine?.snapshot.catalogue.builtIn.criteria.map(({ label }) => label) ?? [];
  return diagnoses
    .filter(({ message }) => !read.has(message))
    .flatMap(({ message, related }) => [message, ...related.map((place) => place.message)])
    .map((text) => labels.reduce((rest, label) => rest.replaceAll(label, ''), text.replace(BELOW, '')));
}
