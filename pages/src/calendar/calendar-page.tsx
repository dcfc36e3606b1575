/** The review calendar. */
import * as l10n from '@vscode/l10n';

import type { PageProps } from '../page-data.ts';
import { usePageData } from '../page-data.ts';
import { PageFrame } from '../page-frame.tsx';

export function CalendarPage({ host }: PageProps) {
  const data = usePageData(host, 'calendar', undefined);
  return <PageFrame host={host} data={data} title={l10n.t('Review calendar')} tools={undefined} children={undefined} />;
}
