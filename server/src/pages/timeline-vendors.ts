/** The vendors of the audit timeline: which days their reports and bridge letters cover, and which none does. */

import * as l10n from '@vscode/l10n';

import { FIRST_DATE } from '../domain/civil-date.ts';
import type { GroupFacts } from '../facts/document-facts.ts';
import { date, groups, text, values } from '../facts/record.ts';
import { isAddress } from '../features/document-links.ts';
import { recordLocation } from '../features/feature.ts';
import { recordKey } from '../features/matrix-nodes.ts';
import { nameOf } from '../features/symbols.ts';
import type { TimelineReport, TimelineVendor } from '../protocol/timeline-page.ts';
import { fileOf } from '../readiness/record-parts.ts';
import { coveredByReport, hasReport, isReliedOn, vendorCoverage } from '../readiness/vendor-coverage.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { RecordRef } from '../workspace/workspace-index.ts';

/** In the order of their names; those that are gone, and those of whose reports nobody asks, left out. */
export function timelineVendors(snapshot: Snapshot): readonly TimelineVendor[] {
  return snapshot
    .records('vendor')
    .map((seen) => snapshot.current(seen) ?? seen)
    .filter((vendor) => !vendor.isRetired && (hasReport(vendor.record) || isReliedOn(vendor.record)))
    .map((vendor) => vendorOf(snapshot, vendor))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function vendorOf(snapshot: Snapshot, vendor: RecordRef): TimelineVendor {
  const { record } = vendor;
  return {
    key: recordKey(snapshot, vendor),
    id: vendor.id ?? '',
    name: text(record, 'name') ?? nameOf(record),
    owners: values(record, 'owner').map((owner) => owner.text),
    isReliedOn: isReliedOn(record),
    reports: groups(record, 'report').flatMap((report) => reportOf(snapshot, vendor, report)),
    gaps: (vendorCoverage(snapshot, record)?.gaps ?? []).map(({ start, end }) => ({ start, end })),
    location: recordLocation(vendor),
  };
}

/** None where its last day cannot be known. */
function reportOf(snapshot: Snapshot, vendor: RecordRef, report: GroupFacts): readonly TimelineReport[] {
  const covered = coveredByReport(report);
  if (covered === undefined) return [];
  const { start, isOneDay } = covered;
  const end = isOneDay ? covered.end : (date(report, 'end') ?? covered.end);
  return [
    {
      title: titleOf(report),
      start: start === FIRST_DATE ? undefined : start,
      end,
      bridge: covered.end > end ? covered.end : undefined,
      isOneDay,
      target: targetOf(snapshot, vendor, report),
    },
  ];
}

/** A type by its number is that of a SOC 2 report; any other is called as it is written. */
function titleOf(report: GroupFacts): string {
  const type = text(report, 'type');
  if (type !== undefined && /^(?:[12]|II?)$/.test(type)) {
    return l10n.t('SOC 2 Type {0}', type === '1' || type === 'I' ? 1 : 2);
  }
  return type ?? text(report, 'title') ?? l10n.t('Report');
}

function targetOf(snapshot: Snapshot, vendor: RecordRef, report: GroupFacts): string | undefined {
  const path = values(report, 'path')[0];
  const file = path === undefined ? undefined : fileOf(vendor, path);
  const target = file === undefined ? undefined : snapshot.target(vendor.document, file);
  if (target?.state === 'file' || target?.state === 'directory') return target.uri;
  const url = text(report, 'url') ?? path?.text;
  return url !== undefined && isAddress(url) ? url : undefined;
}
