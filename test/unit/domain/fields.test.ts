/** The one table of fields: every row is whole, every key means one thing, and every example can be read. */

import assert from 'node:assert/strict';
import { CATEGORIES, CATEGORY_IDS } from '../../../server/src/domain/category.ts';
import { type Field, findChoice, foldKey, foldValue } from '../../../server/src/domain/field.ts';
import { FIELDS, fieldsOf, findField, knownKeys } from '../../../server/src/domain/fields.ts';
import {
  type FieldOwner,
  isRecordKind,
  KIND_LABELS,
  LIST_KEYS,
  RECORD_KINDS,
} from '../../../server/src/domain/kinds.ts';
import type { DocumentRole } from '../../../server/src/facts/document-facts.ts';
import { readDocument } from '../../../server/src/facts/read-document.ts';

const OWNERS: readonly FieldOwner[] = [...new Set(FIELDS.flatMap((field) => field.owners))];

function choicesOf(field: Field): readonly (readonly string[])[] {
  if (field.type.type !== 'choice') return [];
  return field.type.choices.map((choice) => [choice.value, ...(choice.synonyms ?? [])]);
}

describe('table of fields', () => {
  it('has whole rows', () => {
    for (const { name, aliases, owners, meaning, example } of FIELDS) {
      assert.match(name, /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
      assert.match(meaning, /^\S.*\.$/s, name);
      assert.notEqual(example, '', name);
      assert.ok(owners.length > 0, name);
      assert.equal(new Set(owners).size, owners.length, name);
      for (const alias of aliases) assert.equal(foldKey(alias), alias, `${name}: ${alias}`);
    }
  });

  it('gives each key of a kind one meaning', () => {
    for (const owner of OWNERS) {
      const keys = fieldsOf(owner).flatMap((field) => [field.name, ...field.aliases]);
      const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
      assert.deepEqual(twice, [], owner);
    }
  });

  it('gives each value of a choice one meaning', () => {
    for (const field of FIELDS) {
      const values = choicesOf(field).flat().map(foldValue);
      assert.equal(new Set(values).size, values.length, field.name);
    }
  });

  it('lets every record be named and noted, and every register be listed', () => {
    for (const kind of RECORD_KINDS) {
      assert.ok(findField(kind, 'id'), kind);
      assert.ok(findField(kind, 'title') ?? findField(kind, 'name'), kind);
      assert.ok(KIND_LABELS[kind]);
      assert.ok(isRecordKind(kind));
      assert.ok(kind === 'policy' || [...LIST_KEYS.values()].includes(kind), kind);
    }
    assert.equal(isRecordKind('configuration'), false);
    assert.equal(isRecordKind('constructor'), false);
  });

  it('describes every group of fields that a record may hold', () => {
    for (const { name, type } of FIELDS) {
      if (type.type === 'record') assert.ok(fieldsOf(type.of).length > 0, `${name} holds ${type.of}`);
      if (type.type === 'reference') assert.ok(isRecordKind(type.to), name);
    }
  });

  it('finds a field by name and alias, in snake, kebab and camel case', () => {
    for (const key of [
      'next_review',
      'next-review',
      'nextReview',
      'Next Review',
      'next_review_due',
      'nextReviewDate',
    ]) {
      assert.equal(findField('policy', key)?.name, 'next_review', key);
    }
    assert.equal(findField('policy', 'acronym')?.name, 'id');
    assert.equal(findField('policy', 'majorRevisions')?.name, 'revisions');
    assert.equal(findField('policy', 'tsc_criteria')?.name, 'satisfies');
    assert.equal(findField('evidence', 'control')?.name, 'controls');
    for (const key of ['constructor', '__proto__', 'toString', '', 'nonsense']) {
      assert.equal(findField('policy', key), undefined, key);
    }
  });

  it('knows the aliases that the format promises for policies', () => {
    const promised: Readonly<Record<string, string>> = {
      title: 'name',
      id: 'acronym policy_id',
      owner: 'document_owner policy_owner owner_group',
      approver: 'approved_by',
      approved: 'approval_date approved_date',
      effective: 'effective_date',
      last_reviewed: 'last_review reviewed last_updated',
      next_review: 'next_review next_review_date next_review_due next-review',
      review_cadence: 'review_frequency review_cycle',
      satisfies: 'tsc_criteria soc2_criteria trust_services_criteria',
      revisions: 'majorRevisions',
    };
    for (const [name, aliases] of Object.entries(promised)) {
      for (const alias of aliases.split(' ')) assert.equal(findField('policy', alias)?.name, name, alias);
    }
  });

  it('offers names before aliases', () => {
    const keys = knownKeys('policy');
    const names = fieldsOf('policy').map((field) => field.name);
    assert.deepEqual(keys.slice(0, names.length), names);
  });
});

describe('examples of fields', () => {
  /** A text in which every field of a kind has its example, and the role of the file that would hold it. */
  const written = (
    owner: FieldOwner,
  ): { readonly text: string; readonly markdown: boolean; readonly role: DocumentRole } => {
    const lines = fieldsOf(owner)
      .filter((field) => field.name !== 'kind' || owner === 'control')
      .map((field) => `${field.name}: ${field.example}`);
    if (owner === 'configuration') return { text: lines.join('\n'), markdown: false, role: { role: 'configuration' } };
    if (owner === 'policy') {
      return { text: ['---', ...lines, '---', ''].join('\n'), markdown: true, role: { role: 'policy' } };
    }
    const kind = isRecordKind(owner) ? owner : undefined;
    return { text: lines.join('\n'), markdown: false, role: { role: 'register', kind } };
  };

  for (const owner of [...RECORD_KINDS, 'configuration'] as const) {
    it(`can be read where a ${owner} has them all`, () => {
      const { text, markdown, role } = written(owner);
      const facts = readDocument(text, markdown, role);
      assert.deepEqual(
        facts.problems.map((problem) => `${text.slice(problem.start, problem.end)}: ${problem.message}`),
        [],
      );
      if (owner === 'configuration') return;
      const [record] = facts.records;
      assert.equal(record?.kind, owner);
      for (const field of record.fields.values()) {
        if (field.field.type.type !== 'any') assert.ok(field.values.length + field.groups.length > 0, field.field.name);
      }
    });
  }
});

describe('choices', () => {
  it('are found without regard to case, spaces and hyphens', () => {
    const status = findField('policy', 'status');
    assert.ok(status?.type.type === 'choice');
    const { choices } = status.type;
    for (const text of ['in-review', 'In Review', 'IN_REVIEW', 'inreview', 'pending']) {
      assert.equal(findChoice(choices, text)?.value, 'in-review', text);
    }
    assert.equal(findChoice(choices, 'finished'), undefined);
    assert.equal(findChoice(choices, ''), undefined);
  });
});

describe('categories', () => {
  it('are five, each with its own letters', () => {
    assert.deepEqual(
      CATEGORIES.map((category) => category.id),
      CATEGORY_IDS,
    );
    assert.deepEqual(
      CATEGORIES.map((category) => category.prefix),
      ['CC', 'A', 'C', 'PI', 'P'],
    );
  });
});
