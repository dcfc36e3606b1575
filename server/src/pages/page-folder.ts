/** What a page says of the folder that it shows. */

import type { Engine } from '../engine/engine.ts';
import type { PageFolder } from '../protocol/page-folder.ts';
import { goalOf } from '../readiness/ladder.ts';
import { basename } from '../workspace/uri.ts';

/** Of a folder by its URI and engine. */
export function pageFolder(uri: string, { snapshot }: Engine): PageFolder {
  const { engagement, organization } = snapshot.configuration;
  const period = engagement.type === 2 ? engagement.period : undefined;
  return {
    uri,
    name: basename(uri),
    organization,
    asOf: snapshot.asOf,
    isToday: snapshot.asOf === snapshot.today,
    period: period === undefined ? undefined : { start: period.start, end: period.end },
    type: engagement.type === 2 ? 2 : 1,
    goal: goalOf(engagement),
  };
}
