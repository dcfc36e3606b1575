/** Front-matter keys that Plumbline does not know but that clearly mean one of its fields: what `keys:` is for. */

import { readDate } from '../domain/civil-date.ts';
import { type Field, findChoice, foldKey } from '../domain/field.ts';
import { findField, knownKeys } from '../domain/fields.ts';
import { nearest } from '../domain/nearest.ts';
import { readCadence } from '../domain/recurrence.ts';
import { isPlaceholder, maskTemplates } from '../facts/placeholder.ts';
import type { Catalogue } from '../frameworks/catalogue.ts';
import { readCriteria } from '../frameworks/reference.ts';
import { type FrontMatterSplit, splitFrontMatter } from '../syntax/front-matter.ts';
import { parseYaml } from '../syntax/yaml.ts';
import type { YamlNode, YamlPair } from '../syntax/yaml-tree.ts';
import type { RepositoryFile } from './repository-files.ts';

/** How a file's front-matter is written. */
export type FrontMatterStyle = FrontMatterSplit['fence'];

export interface FrontMatter {
  readonly style: FrontMatterStyle;
  readonly pairs: readonly YamlPair[];
}

/** A field, and the keys that are used for it. */
export interface ProposedKey {
  readonly field: Field;
  readonly keys: readonly string[];
  /** The texts under these keys, of fields that hold criteria: they are not read yet. */
  readonly criteria: readonly string[];
}

/** Words for a field that are not aliases, since elsewhere they may mean something else. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  id: ['document_id', 'doc_id', 'identifier', 'policy_number', 'document_number', 'doc_number', 'ref', 'reference'],
  title: ['policy_title', 'document_title', 'policy_name', 'document_name', 'doc_title'],
  version: ['policy_version', 'document_version', 'doc_version', 'revision', 'rev', 'current_version'],
  status: ['policy_status', 'document_status', 'doc_status', 'approval_status', 'state'],
  owner: [
    'owners',
    'policy_owners',
    'owned_by',
    'responsible',
    'responsible_party',
    'responsible_person',
    'accountable',
    'custodian',
    'steward',
    'maintainer',
    'maintained_by',
    'policy_holder',
  ],
  approver: [
    'policy_approver',
    'approving_authority',
    'approval_authority',
    'authorized_by',
    'authorised_by',
    'signed_off_by',
    'ratified_by',
  ],
  approved: ['date_approved', 'approved_at', 'date_of_approval', 'signed_off', 'signed_off_on', 'ratified'],
  effective: ['date_effective', 'effective_on', 'valid_from', 'in_force_since'],
  last_reviewed: [
    'reviewed_on',
    'reviewed_at',
    'date_reviewed',
    'date_last_reviewed',
    'last_review_on',
    'last_revised',
    'last_update',
    'last_modified',
    'updated',
    'updated_on',
    'updated_at',
  ],
  next_review: ['review_by', 'review_due_date', 'next_review_on', 'due_for_review', 'renewal_date', 'scheduled_review'],
  review_cadence: ['review_interval', 'review_schedule', 'review_cadence_period', 'cadence', 'reviewed_every'],
  satisfies: [
    'tsc',
    'tsc_refs',
    'tsc_mapping',
    'soc2',
    'soc_2',
    'soc2_mapping',
    'soc2_tsc',
    'soc2_controls',
    'trust_criteria',
    'common_criteria',
    'criteria_mapping',
  ],
  controls: ['control_ids', 'control_refs', 'related_controls', 'implemented_by'],
};

/** Fewer than this may be a slip of the pen, which is better mended than configured. */
const HABIT = 2;

/** The front-matter of a Markdown file; undefined where there is none. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const split = splitFrontMatter(text);
  if (split.frontMatter === undefined) return undefined;
  const root = parseYaml(maskTemplates(text), split.frontMatter).documents[0]?.root;
  return { style: split.fence, pairs: root?.kind === 'map' ? root.pairs : [] };
}

/** The keys in the front-matter of policies that are worth a line under `keys:`, by field, each in the order of first use. */
export function proposeKeys(policies: readonly RepositoryFile[], catalogue: Catalogue): readonly ProposedKey[] {
  const uses = new Map<string, { readonly field: Field; readonly values: string[][]; readonly byWord: boolean }>();
  for (const { text } of policies) {
    const pairs = readFrontMatter(text)?.pairs ?? [];
    const known = new Set(pairs.map(({ key }) => findField('policy', key.text)?.name));
    for (const { key, value } of pairs) {
      const meant = meaning(key.text);
      // Where the field itself is there too, the other key means something else.
      if (meant === undefined || known.has(meant.field.name)) continue;
      const texts = textsOf(value);
      if (!fits(meant.field, texts, catalogue)) continue;
      const use = uses.get(key.text) ?? { ...meant, values: [] };
      use.values.push(texts);
      uses.set(key.text, use);
    }
  }
  const proposals = new Map<string, ProposedKey>();
  for (const [key, { field, values, byWord }] of uses) {
    if (!byWord && values.length < HABIT) continue;
    const known = proposals.get(field.name);
    const criteria = field.type.type === 'criteria' ? values.flat() : [];
    proposals.set(field.name, {
      field,
      keys: [...(known?.keys ?? []), key],
      criteria: [...(known?.criteria ?? []), ...criteria],
    });
  }
  return [...proposals.values()];
}

function meaning(key: string): { readonly field: Field; readonly byWord: boolean } | undefined {
  if (findField('policy', key) !== undefined) return undefined;
  const folded = foldKey(key);
  const word = Object.entries(WORDS).find(([, words]) => words.includes(folded))?.[0];
  const field = findField('policy', word ?? nearest(folded, knownKeys('policy')) ?? '');
  return field === undefined ? undefined : { field, byWord: word !== undefined };
}

function textsOf(node: YamlNode | undefined): string[] {
  if (node === undefined) return [];
  if (node.kind === 'scalar') return [node.text];
  if (node.kind === 'seq') return node.items.flatMap(textsOf);
  return node.pairs.flatMap(({ value }) => textsOf(value));
}

/** Whether values are such as a field takes: `soc2: true` names no criterion, whatever its key says. */
function fits({ type, many }: Field, texts: readonly string[], catalogue: Catalogue): boolean {
  const said = texts.filter((text) => text.trim() !== '' && !isPlaceholder(text));
  const [first] = said;
  if (first === undefined || (!many && said.length > 1)) return false;
  if (type.type === 'date') return readDate(first).kind !== 'invalid';
  if (type.type === 'cadence') return readCadence(first) !== undefined;
  if (type.type === 'choice') return findChoice(type.choices, first) !== undefined;
  if (type.type === 'criteria') {
    return said.some((text) => ['one', 'several'].includes(readCriteria(catalogue, text).kind));
  }
  return !/^(?:true|false)$/i.test(first);
}
