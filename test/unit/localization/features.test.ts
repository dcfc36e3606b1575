/** What an editor shows, in the pseudo-language: nothing of it is left in English but values and names of the format. */

import { deepEqual } from 'node:assert/strict';

import { addDays, addMonths } from '../../../server/src/domain/civil-date.ts';
import { FIELDS } from '../../../server/src/domain/fields.ts';
import { RECORD_KINDS } from '../../../server/src/domain/kinds.ts';
import type { Engine } from '../../../server/src/engine/engine.ts';
import { positionAt } from '../../../server/src/facts/line-starts.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../../server/src/features/call-hierarchy.ts';
import { readCallData } from '../../../server/src/features/call-items.ts';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { codeLenses, readLensData, resolvedLens } from '../../../server/src/features/code-lenses.ts';
import { documentation, readItemData } from '../../../server/src/features/completion-documentation.ts';
import { PLAIN_SUPPORT } from '../../../server/src/features/completion-offer.ts';
import { completion } from '../../../server/src/features/completion.ts';
import { numberOf } from '../../../server/src/features/count-words.ts';
import { documentLinks } from '../../../server/src/features/document-links.ts';
import type { FeatureContext } from '../../../server/src/features/feature.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { hintTooltip, inlayHints, readHintData } from '../../../server/src/features/inlay-hints.ts';
import { integrityText } from '../../../server/src/features/integrity-text.ts';
import { renameTitle, sharedId, wholeOne } from '../../../server/src/features/kind-sentences.ts';
import { matrixTree } from '../../../server/src/features/matrix-tree.ts';
import { displayMonth } from '../../../server/src/features/month-text.ts';
import { offeredDays, readOfferedDay } from '../../../server/src/features/offered-days.ts';
import { isRefusal } from '../../../server/src/features/rename-subject.ts';
import { prepareRename, rename } from '../../../server/src/features/rename.ts';
import { documentSymbols } from '../../../server/src/features/symbols.ts';
import { MATRIX_GROUPINGS, type MatrixGrouping } from '../../../server/src/protocol/messages.ts';
import { RULE_CODES } from '../../../server/src/rules/rule-codes.ts';
import { AS_OF, load } from '../features/marked-workspace.ts';
import { plainWords } from './in-pseudo-language.ts';
import { SHOWN_WORKSPACES } from './shown-workspaces.ts';
import { ownPlainWords, unseenMessages, whileInPseudoLanguage } from './pseudo-room.ts';

const ALL = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
const SUPPORT = { ...PLAIN_SUPPORT, uri: 'file:///shown', asksForDocumentation: true };
const EDITS = {
  support: { documentChanges: true, createsFiles: true, renamesFiles: true, snippets: false, annotations: false },
  clientDocument: () => undefined,
};

/** Other IDs: ones that can be had, ones that something has, and ones that are none. */
const NEW_IDS = [
  'ZZ-99',
  'AC-01',
  'AC-02',
  'POL-A',
  'sam.roe',
  'Sam',
  'TSC',
  'CC6.1',
  'OWN',
  'TWICE',
  'X1',
  'X2',
  'zz',
  '',
  'a b',
  'A,1',
  'A\u200b1',
  'TBD',
  '2026',
  '---',
  'X'.repeat(300),
];

function textOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null && 'value' in value ? textOf(value.value) : [];
}

/** What a document shows by itself. */
async function ofDocument(context: FeatureContext): Promise<readonly string[]> {
  const { document } = context;
  const texts: string[] = documentSymbols(context).map(({ name }) => name);
  for (const lens of codeLenses(context, document.uri)) {
    const data = readLensData(lens.data);
    if (data !== undefined) texts.push(resolvedLens(context, lens, data, true).command?.title ?? '');
  }
  for (const hint of inlayHints(context, document.uri, ALL, { criteria: true, reviews: true, people: true })) {
    const data = readHintData(hint.data);
    texts.push(...textOf(hint.label), ...textOf(hint.tooltip));
    if (data !== undefined) texts.push(...textOf(hintTooltip(context, data)));
  }
  for (const { tooltip } of documentLinks(context)) texts.push(tooltip ?? '');
  const actions = await codeActions(context, ALL, { diagnostics: [], only: ['source.fixAll'] }, EDITS);
  return [...texts, ...actions.map(({ title }) => title)];
}

/** What is shown at a place of a document. */
async function atOffset(context: FeatureContext, offset: number): Promise<readonly string[]> {
  const { engine, document } = context;
  const position = positionAt(document.facts.lineStarts, offset);
  const texts: string[] = [...textOf(hover(context, position)?.contents)];
  for (const item of prepareCallHierarchy(context, position, document.uri) ?? []) {
    const data = readCallData(item.data);
    texts.push(item.detail ?? '');
    if (data === undefined) continue;
    for (const { to } of outgoingCalls(engine, item, data)) texts.push(to.detail ?? '');
    for (const { from } of incomingCalls(engine, data)) texts.push(from.detail ?? '');
  }
  for (const { label, detail, documentation: said, data } of completion(context, position, SUPPORT).items) {
    const about = readItemData(data)?.about;
    texts.push(label, detail ?? '', ...textOf(said));
    if (about !== undefined) texts.push(...textOf(documentation(engine, about)));
  }
  const prepared = prepareRename(context, position);
  if (isRefusal(prepared)) return [...texts, prepared.refused];
  // The disk says something else than what was read, or the editor no longer wants to know.
  const changed = { ...context, text: '' };
  const again = prepareRename(changed, position);
  if (isRefusal(again)) texts.push(again.refused);
  for (const attempt of [rename(changed, position, 'ZZ-98'), rename(context, position, 'ZZ-98', () => true)]) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
    const renaming = await attempt;
    if (isRefusal(renaming)) texts.push(renaming.refused);
  }
  for (const id of NEW_IDS) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
    const renaming = await rename(context, position, id);
    texts.push(isRefusal(renaming) ? renaming.refused : renaming.title);
  }
  return texts;
}

/** The whole tree in a grouping. */
function ofTree(engine: Engine, grouping: MatrixGrouping, parent?: string): readonly string[] {
  return matrixTree(engine, parent === undefined ? { grouping } : { grouping, parent }).flatMap((node) => [
    node.label,
    node.description,
    node.tooltip,
    node.accessibilityLabel,
    ...(node.hasChildren ? ofTree(engine, grouping, node.id) : []),
  ]);
}

function ofDays(): readonly string[] {
  const days = { today: AS_OF, usual: [addDays(AS_OF, 2)] };
  const period = { start: AS_OF, end: addDays(AS_OF, 40) };
  const engagements = [
    { folder: 'one', engagement: { type: 2, period, categories: new Set<never>() } as const },
    { folder: 'two', engagement: { type: 1, asOf: addDays(AS_OF, 5), categories: new Set<never>() } as const },
  ];
  const read = ['01/02/2026', '2026-02-31'].map((text) => readOfferedDay(text, days));
  const reasons = read.flatMap((one) => (one.ok ? [] : [one.reason]));
  return [...offeredDays({ ...days, engagements }).map(({ label }) => label), ...reasons];
}

/** What differs by kind, month or outcome, of which the workspaces hold only some. */
function ofTables(): readonly string[] {
  const digest = (letter: string): string => letter.repeat(64);
  const reasons = [
    'not-found',
    'no-permission',
    'not-a-file',
    'too-large',
    'unreadable',
    'outside',
    'cancelled',
    'changing',
    'unsupported',
  ] as const;
  return [
    ...RECORD_KINDS.flatMap((kind) => [
      wholeOne(kind),
      sharedId(kind, 'X-1', 'a.yml'),
      renameTitle(kind, 'X-1', 'X-2'),
    ]),
    ...Array.from({ length: 12 }, (_, index) => displayMonth(addMonths(AS_OF, index))),
    ...COUNTED.flatMap((what) => [numberOf(1, what), numberOf(2, what)]),
    ...reasons.map((reason) => integrityText({ state: 'unread', reason })),
    integrityText({ state: 'pending' }),
    integrityText({ state: 'verified' }),
    integrityText({ state: 'differs', expected: digest('a'), actual: digest('b') }),
  ];
}

/** Keys, their other spellings, examples and values of fields, and codes of rules: what is written is not translated. */
function namesOfTheFormat(): readonly string[] {
  const fields = FIELDS.flatMap(({ name, aliases, example, type }) => [
    name,
    ...aliases,
    example,
    ...(type.type === 'choice' ? type.choices.map(({ value }) => value) : []),
  ]);
  return plainWords([...fields, ...RULE_CODES]);
}

const COUNTED = ['policy', 'control', 'criterion', 'evidence', 'risk', 'system', 'vendor'] as const;

describe('what an editor shows in the pseudo-language', () => {
  it('leaves only values in plain letters', async () => {
    const texts = await whileInPseudoLanguage(async () => {
      const found: string[] = [...ofDays(), ...ofTables()];
      for (const files of SHOWN_WORKSPACES) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- one workspace after the other
        const engine = await load(files);
        // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
        await engine.verifyEvidence();
        engine.setView(
          new Map([
            ['link-broken', 'off'],
            ['scope-missing', 'hint'],
          ]),
        );
        for (const grouping of MATRIX_GROUPINGS) found.push(...ofTree(engine, grouping));
        for (const document of [
          ...engine.snapshot.documents(),
          ...engine.snapshot.frameworkDocuments,
          engine.snapshot.configurationDocument,
        ]) {
          const text = files[document.path] ?? '';
          const context = { engine, document, text };
          // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
          found.push(...(await ofDocument(context)));
          // At the end of each word and of each line.
          for (const { index } of text.matchAll(/(?<=[\w@])(?![\w@])|$/gm)) {
            // oxlint-disable-next-line eslint/no-await-in-loop -- likewise
            found.push(...(await atOffset(context, index)));
          }
        }
      }
      return new Set(found);
    });
    // For what was refused before with other words.
    deepEqual(unseenMessages('server/src/features', texts), [
      '“{0}” has neither letters nor digits. Choose another ID.',
    ]);
    const shown = new Set(plainWords(texts));
    const expected = [...new Set([...namesOfTheFormat().filter((word) => shown.has(word)), ...VALUES])].toSorted();
    deepEqual(ownPlainWords(texts, expected), expected);
  }).timeout(60_000);
});

/** IDs, names, paths, keys and values of the format, and what stands in the files. */
const VALUES: readonly string[] = `
  A1 AC- AC-03 AC-04 AC-06 AC-07 AC-08 AC-09 AC-10 AC-11 App Bare Book C- C-1 C-2 C-3 C1 CC1 CC2 CC3 CC4 CC5 CC7 CC8
  CC9 CUEC-2 Card Cloud Cover Criteria D1 D2 D3 DUAL- DUAL-1 DUAL-2 DUP Day E- E-2 E-3 EV- EV-10 EV-11 EV-12 EV-2
  EV-2025-AC-01 EV-2026-01-AC-01 EV-2026-02-AC-01 EV-2026-03-AC-01 EV-2026-04-02-AC-01 EV-2026-04-C-1 EV-2026-04-C-2
  EV-2026-Q1-AC-01 EV-3 EV-5 EV-6 EV-7 EV-8 EV-9 EX- EX-01 EX-1 EX-2 EX-3 EX-4 EX-5 EX-6 EX-7 Events Export Fifth Fire
  Five Four Gone Group H1 H2 Host ID INC- INC-01 INC-1 INC-2 INC-3 INC-4 INC-5 INC-6 Idle L1 L10 L11 L12 L14 L2 L3 L4
  L5 L6 L7 L8 L9 Lead Leavers Left Log Loss M- M-1 M-2 M-3 Mail Max Monthly Move N1 NOPE Names New No Noid Note
  Nothing OWN One Only Operations Own P1 P18M P1D P1M P1Y P2 P2M P2Y P3 P3Y P4 P5 P6 P60D P6M P7 P8 PI1 POL-A POL-B
  POL-C POL-NEW POL-POL POL-POL-B POL-POL-C POL-Z POP-1 POP-AC-03-2026 Past Platform Prevented Proven Q2 Q3 Q4 R-
  R-001 R-1 R-2 R-3 R-4 R-5 Rain Review Roe SER SHA-256 Sam Second Services Shaky Slow T1 T2 T2-T3 T3 TBD TWICE Three
  Time Trust Twice V- V-1 V-2 V-3 V-4 V-5 V-6 V-CLOUD V-COVER V-DAY V-HOST V-LEFT W02 W03 W04 W05 W06 W07 W08 W09 W10
  W11 W12 W13 W14 W15 W16 W17 W18 Weeks X-1 X-2 X1 X2 X3 X4 X5 Y1 ZZ-99 aaaaaaaaaaaa above accounts ann app bare
  bbbbbbbbbbbb check day docs dup dup-2 exception exceptions fc52280
  fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7 folder fox free ftp hint incidents javascript known
  login many max metric metrics missing more new no-rule nobody off one operations ops out own per-event person
  platform platform-team plumbline plumbline-ignore plumbline-ignore-file pol-a population populations q2 quarter ray
  series sha256-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa slow team teams time times top ts
  twice two txt unknown vendors warning workspace yaml zz
`
  .trim()
  .split(/\s+/);
