/**
 * Controls and policies as an OSCAL component definition. What OSCAL calls a control is a criterion here; a control of ours is
 * a component, a procedure that implements criteria, and so is a policy.
 *
 * l10n: English in each language, as all of an export is.
 */

import { NAMESPACE } from '../domain/oscal-namespace.ts';
import { type CatalogueEntry, criterionName } from '../frameworks/catalogue.ts';
import type { Criterion, Framework } from '../frameworks/framework.ts';
import { mappedKeys } from '../frameworks/mapping.ts';
import { choice, text, values } from '../facts/record.ts';
import { reaches } from '../readiness/ladder.ts';
import type { ControlRow } from '../readiness/matrix.ts';
import { criteriaOf } from '../readiness/record-parts.ts';
import { frequencyText, ownerText, recordKey, recordTitle } from '../reports/matrix-report.ts';
import { relativeUri } from '../reports/relative-uri.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { earlierDefinitions, expectedEvidence, statedCriteria } from './control-parts.ts';
import type { ExportSource } from './export-source.ts';
import { SEPARATOR } from './record-cells.ts';
import {
  frameworkReference,
  frameworkResource,
  line,
  listed,
  momentOf,
  properties,
  property,
  token,
  uuidOf,
} from './oscal-values.ts';

const OSCAL_VERSION = '1.2.1';

/** The whole document, to be written as JSON. */
export function componentDefinition(source: ExportSource): object {
  const components = [
    ...source.matrix.controls.map((row) => controlComponent(source, row)),
    ...livePolicies(source).map((policy) => policyComponent(source, policy)),
  ];
  return {
    'component-definition': {
      uuid: uuidOf('component-definition', organizationOf(source)),
      metadata: metadataOf(source, 'Controls and policies'),
      ...listed('components', components),
      'back-matter': { resources: source.snapshot.catalogue.frameworks.map(frameworkResource) },
    },
  };
}

/** What tells a record from all others: its kind, its ID and, of several that have it, its place among them. */
export function identityOf({ snapshot }: ExportSource, record: RecordRef): readonly string[] {
  const { kind, id, before, document } = record;
  if (id === undefined) return [kind, 'in', document.path, String(before)];
  return [kind, id, String(snapshot.definitions(id, kind).indexOf(record.current ?? record))];
}

/** The identifier of the component that a record is. */
export function componentUuid(source: ExportSource, record: RecordRef): string {
  return uuidOf('component', ...identityOf(source, record));
}

/** What the parts of OSCAL have in common at their beginning. The day stands for the time, so that the bytes are the same. */
export function metadataOf(source: ExportSource, title: string): object {
  const { snapshot, asOf } = source;
  const organization = organizationOf(source);
  const people = snapshot.records('person').map((person) => ({
    uuid: partyUuid(source, person),
    type: 'person',
    name: line(text(person.record, 'name'), recordKey(person)),
    props: properties({ id: recordKey(person) }),
    'member-of-organizations': [uuidOf('party', 'organization', organization)],
  }));
  return {
    title: line(`${organization}: ${title}`, title),
    'last-modified': momentOf(asOf),
    version: asOf,
    'oscal-version': OSCAL_VERSION,
    props: properties({ 'written-by': 'plumbline export' }),
    roles: [{ id: 'owner', title: 'Accountable owner' }],
    parties: [
      { uuid: uuidOf('party', 'organization', organization), type: 'organization', name: line(organization, '-') },
      ...people,
    ],
  };
}

function organizationOf({ snapshot }: ExportSource): string {
  return line(snapshot.configuration.organization, 'Organization');
}

function partyUuid(source: ExportSource, person: RecordRef): string {
  return uuidOf('party', ...identityOf(source, person));
}

function livePolicies({ snapshot }: ExportSource): readonly RecordRef[] {
  return snapshot.records('policy').filter(({ isRetired }) => !isRetired);
}

/** The owner by the register of people; one who is not in it is told of by a property alone. */
function responsible(source: ExportSource, { record }: RecordRef): readonly object[] {
  const people = values(record, 'owner').flatMap((owner) =>
    source.snapshot.people(owner.text).filter(({ kind }) => kind === 'person'),
  );
  if (people.length === 0) return [];
  return [{ 'role-id': 'owner', 'party-uuids': [...new Set(people.map((one) => partyUuid(source, one)))] }];
}

function controlComponent(source: ExportSource, row: ControlRow): object {
  const { control, readiness } = row;
  const { record, document } = control;
  const key = recordKey(control);
  return {
    uuid: componentUuid(source, control),
    type: 'process-procedure',
    title: line(recordTitle(record), key),
    description: line(text(record, 'description') ?? recordTitle(record), key),
    props: [
      ...properties({
        id: key,
        kind: 'control',
        owner: ownerText(record),
        type: choice(record, 'type'),
        nature: choice(record, 'nature'),
        layer: choice(record, 'layer'),
        frequency: frequencyText(record),
        status: choice(record, 'status'),
        readiness: readiness.level,
        systems: valuesText(control, 'systems'),
        risks: valuesText(control, 'risks'),
        // Those too that are retired, and so are no components.
        policies: readiness.policies.map(recordKey).join(SEPARATOR),
        criteria: statedCriteria(source.snapshot, control).join(SEPARATOR),
        started: text(record, 'started'),
        retired: text(record, 'retired'),
        'last-reviewed': text(record, 'last_reviewed'),
        'review-cadence': text(record, 'review_cadence'),
        'next-review': text(record, 'next_review'),
        tests: valuesText(control, 'tests'),
        file: document.path,
      }),
      ...expectedEvidence(record).map((one) => property('expected-evidence', one)),
      ...earlierDefinitions(record).map((one) => property('history', one)),
    ],
    ...listed('links', [
      ...readiness.policies
        .filter(({ isRetired }) => !isRetired)
        .map((policy) => ({
          href: `#${componentUuid(source, policy)}`,
          rel: 'policy',
          text: line(recordKey(policy), '-'),
        })),
      { href: relativeUri(document.path), rel: 'source' },
    ]),
    ...listed('responsible-roles', responsible(source, control)),
    ...listed('control-implementations', implementations(source, control, implementationStatus(source, row))),
  };
}

/** OSCAL's word for how far the implementation is. Only what is where the engagement needs it is implemented. */
function implementationStatus({ goal }: ExportSource, { control, readiness }: ControlRow): string {
  if (choice(control.record, 'status') === 'planned') return 'planned';
  return reaches(readiness.level, goal) ? 'implemented' : 'partial';
}

function policyComponent(source: ExportSource, policy: RecordRef): object {
  const { record, document } = policy;
  const key = recordKey(policy);
  return {
    uuid: componentUuid(source, policy),
    type: 'policy',
    title: line(recordTitle(record), key),
    description: line(recordTitle(record), key),
    props: properties({
      id: key,
      kind: 'policy',
      owner: ownerText(record),
      version: text(record, 'version'),
      status: choice(record, 'status'),
      approver: valuesText(policy, 'approver'),
      approved: text(record, 'approved'),
      file: document.path,
    }),
    links: [{ href: relativeUri(document.path), rel: 'source' }],
    ...listed('responsible-roles', responsible(source, policy)),
    ...listed('control-implementations', implementations(source, policy, undefined)),
  };
}

function valuesText({ record }: RecordRef, name: string): string | undefined {
  return listText(values(record, name).map((value) => value.text));
}

/** What a criterion is called where OSCAL wants a token: `cc6.1`; its own spelling stands in a property. */
export function criterionToken(criterion: Criterion): string {
  return token(criterion.id);
}

/** The criteria that a record maps, by framework. */
function implementations(source: ExportSource, one: RecordRef, status: string | undefined): readonly object[] {
  const { snapshot } = source;
  const byFramework = new Map<Framework, Map<string, CatalogueEntry>>();
  for (const reference of criteriaOf(one)) {
    for (const key of snapshot.expand(reference)) {
      const entry = snapshot.catalogue.entry(key);
      if (entry === undefined) continue;
      const known = byFramework.get(entry.framework) ?? new Map<string, CatalogueEntry>();
      byFramework.set(entry.framework, known.set(key, entry));
    }
  }
  const key = recordKey(one);
  const title = line(recordTitle(one.record), key);
  return Array.from(byFramework, ([framework, criteria]) => ({
    uuid: uuidOf('implementation', ...identityOf(source, one), framework.id),
    source: frameworkReference(framework),
    description: line(`${title}: ${framework.name}`, title),
    'implemented-requirements': Array.from(criteria, ([criterionKey, entry]) => ({
      uuid: uuidOf('requirement', ...identityOf(source, one), criterionKey),
      'control-id': criterionToken(entry.criterion),
      description: line(text(one.record, 'description'), title),
      props: [
        ...properties({
          criterion: criterionName(entry),
          'mapped-to': listText(mappedKeys(snapshot.catalogue, criterionKey)),
        }),
        ...(status === undefined ? [] : [{ name: 'implementation-status', value: status }]),
      ],
    })),
  }));
}

function listText(all: readonly string[]): string | undefined {
  return all.length === 0 ? undefined : all.join(SEPARATOR);
}

/** By what a document of ours is known, at its beginning. */
export const OSCAL_MARK = `"ns": "${NAMESPACE}"`;
