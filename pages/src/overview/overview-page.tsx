/** The readiness overview. */
import * as l10n from '@vscode/l10n';

import type { PageProps } from '../page-data.ts';
import { usePageData } from '../page-data.ts';
import { PageFrame } from '../page-frame.tsx';

export function OverviewPage({ host }: PageProps) {
  const data = usePageData(host, 'overview', undefined);
  return (
    <PageFrame host={host} data={data} title={l10n.t('Readiness overview')} tools={undefined} children={undefined} />
  );
}
