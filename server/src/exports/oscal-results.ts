/**
 * How far everything has come, as OSCAL assessment results: an observation on each control with its evidence, and a finding on
 * each criterion in scope. OSCAL's “satisfied” is said of a criterion only whose controls are all where the engagement needs
 * them, and is what the records say, not an auditor's opinion.
 *
 * l10n: English in each language, as all of an export is.
 */

import { criterionKey } from '../frameworks/framework.ts';
import { choice, date, text } from '../facts/record.ts';
import { reaches } from '../readiness/ladder.ts';
import type { ControlRow, CriterionRow } from '../readiness/matrix.ts';
import { recordKey, recordTitle } from '../reports/matrix-report.ts';
import { relativeUri } from '../reports/relative-uri.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';
import { countState } from './control-table.ts';
import type { ExportSource } from './export-source.ts';
import { statedDigest } from './operation-tables.ts';
import { componentUuid, criterionToken, identityOf, metadataOf } from './oscal-component.ts';
import {
  addressReference,
  frameworkResource,
  line,
  listed,
  momentOf,
  properties,
  token,
  uuidOf,
} from './oscal-values.ts';

const REMARKS = 'Readiness as Plumbline reckons it from the records; no auditor’s opinion.';

/** The whole document, to be written as JSON. */
export function assessmentResults(source: ExportSource): object {
  const { snapshot, asOf } = source;
  const organization = line(snapshot.configuration.organization, 'Organization');
  const plan = uuidOf('plan', organization);
  return {
    'assessment-results': {
      uuid: uuidOf('assessment-results', organization, asOf),
      metadata: metadataOf(source, 'Readiness'),
      'import-ap': {
        href: `#${plan}`,
        remarks: 'There is no assessment plan in OSCAL: the engagement in plumbline.yml takes its place.',
      },
      results: [resultOf(source, organization)],
      'back-matter': {
        resources: [
          { uuid: plan, title: 'Engagement', rlinks: [{ href: relativeUri(snapshot.configurationDocument.path) }] },
          ...snapshot.catalogue.frameworks.map(frameworkResource),
        ],
      },
    },
  };
}

function resultOf(source: ExportSource, organization: string): object {
  const { snapshot, asOf, matrix } = source;
  const { engagement } = snapshot.configuration;
  const inScope = matrix.criteria.filter((row) => row.inScope);
  const start = engagement.type === 2 ? (engagement.period?.start ?? asOf) : (engagement.asOf ?? asOf);
  const end =
    engagement.type === 2 && engagement.period !== undefined && engagement.period.end < asOf
      ? engagement.period.end
      : asOf;
  return {
    uuid: uuidOf('result', organization, asOf),
    title: `SOC 2 Type ${engagement.type} readiness as of ${asOf}`,
    description: `Readiness of ${inScope.length} criteria and ${matrix.controls.length} controls.`,
    start: momentOf(start),
    ...(end < start ? {} : { end: momentOf(end) }),
    props: properties({ 'engagement-type': String(engagement.type), 'judged-as-of': asOf }),
    ...(matrix.controls.length === 0
      ? {}
      : { 'local-definitions': { components: matrix.controls.map((row) => localComponent(source, row)) } }),
    'reviewed-controls': { 'control-selections': [selectionOf(inScope)] },
    ...listed(
      'observations',
      matrix.controls.map((row) => observationOf(source, row)),
    ),
    ...listed(
      'findings',
      inScope.map((row) => findingOf(source, row)),
    ),
    remarks: REMARKS,
  };
}

function selectionOf(inScope: readonly CriterionRow[]): object {
  if (inScope.length === 0) return { 'include-all': {} };
  const ids = new Set(inScope.map(({ criterion }) => criterionToken(criterion)));
  return { 'include-controls': Array.from(ids, (id) => ({ 'control-id': id })) };
}

function localComponent(source: ExportSource, { control }: ControlRow): object {
  const title = line(recordTitle(control.record), recordKey(control));
  return {
    uuid: componentUuid(source, control),
    type: 'process-procedure',
    title,
    description: line(text(control.record, 'description'), title),
    props: properties({ id: recordKey(control), kind: 'control' }),
    status: { state: choice(control.record, 'status') === 'planned' ? 'under-development' : 'operational' },
  };
}

function observationUuid(source: ExportSource, control: RecordRef): string {
  return uuidOf('observation', ...identityOf(source, control), source.asOf);
}

function observationOf(source: ExportSource, row: ControlRow): object {
  const { control, readiness } = row;
  const key = recordKey(control);
  const { occurrences, evidence, next } = readiness;
  const counts =
    occurrences.length === 0
      ? 'No occurrence is expected.'
      : `${occurrences.length} occurrences expected: ${countState(row, 'performed')} performed, ${countState(row, 'late')} late, ${countState(row, 'missing')} missing, ${countState(row, 'excepted')} excepted, ${countState(row, 'upcoming')} upcoming.`;
  return {
    uuid: observationUuid(source, control),
    title: line(recordTitle(control.record), key),
    description: next === undefined ? counts : `${counts} ${line(next, '')}`.trim(),
    props: properties({ id: key, readiness: readiness.level }),
    methods: ['EXAMINE'],
    types: ['control-objective'],
    subjects: [{ 'subject-uuid': componentUuid(source, control), type: 'component' }],
    ...listed('relevant-evidence', evidence.map(evidenceOf)),
    collected: momentOf(source.asOf),
  };
}

function evidenceOf(evidence: RecordRef): object {
  const { record } = evidence;
  const path = text(record, 'path');
  const address = text(record, 'url');
  const href = path === undefined ? (address === undefined ? undefined : addressReference(address)) : relativeUri(path);
  return {
    ...(href === undefined ? {} : { href }),
    description: line(recordTitle(record), recordKey(evidence)),
    props: properties({
      id: recordKey(evidence),
      period: text(record, 'period'),
      collected: date(record, 'collected'),
      collector: text(record, 'collector'),
      sha256: statedDigest(evidence),
    }),
  };
}

function findingOf(source: ExportSource, row: CriterionRow): object {
  const { asOf, goal } = source;
  const { framework, criterion, readiness, controls } = row;
  const key = criterionKey(framework, criterion);
  const isReady = reaches(readiness, goal);
  const label = line(criterion.label, criterion.id);
  return {
    uuid: uuidOf('finding', key, asOf),
    title: label === criterion.id ? label : `${criterion.id} ${label}`,
    description: controlsText(row),
    props: properties({ criterion: criterion.id, framework: framework.id, readiness }),
    target: {
      type: 'objective-id',
      'target-id': token(criterion.id),
      status: { state: isReady ? 'satisfied' : 'not-satisfied', reason: isReady ? 'pass' : 'fail', remarks: REMARKS },
    },
    ...listed(
      'related-observations',
      controls.map((control) => ({ 'observation-uuid': observationUuid(source, control) })),
    ),
  };
}

function controlsText({ controls, readiness }: CriterionRow): string {
  if (controls.length === 0) return 'No control speaks to it.';
  return controls.length === 1
    ? `One control, which is ${readiness}.`
    : `${controls.length} controls, of which the weakest is ${readiness}.`;
}
