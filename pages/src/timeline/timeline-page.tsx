/** The audit timeline. */
import * as l10n from '@vscode/l10n';

import type { PageProps } from '../page-data.ts';
import { usePageData } from '../page-data.ts';
import { PageFrame } from '../page-frame.tsx';

export function TimelinePage({ host }: PageProps) {
  const data = usePageData(host, 'timeline', undefined);
  return <PageFrame host={host} data={data} title={l10n.t('Audit timeline')} tools={undefined} children={undefined} />;
}
