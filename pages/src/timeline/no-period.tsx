/** What the timeline says where there is no audit period to draw. */
import * as l10n from '@vscode/l10n';

import type { TimelineAnswer } from '../../../server/src/protocol/timeline-page.ts';
import type { Host } from '../host.ts';

export function NoPeriod({ host, answer }: { readonly host: Host; readonly answer: TimelineAnswer }) {
  const { configuration, folder } = answer;
  return (
    <section class="tl-no-period" aria-label={l10n.t('No audit period')}>
      <p>
        {folder.type === 1
          ? l10n.t(
              'There is no audit period: a Type 1 report speaks of the design of controls as of one day, and expects no operation over time.',
            )
          : l10n.t('There is no audit period yet, so nothing can be expected of a control over time.')}
      </p>
      <p>
        {folder.type === 1
          ? l10n.t('For a timeline, make it a Type 2 engagement with a period in plumbline.yml:')
          : l10n.t('Write the period in plumbline.yml:')}
      </p>
      <pre>{EXAMPLE}</pre>
      <p>
        {configuration === undefined ? (
          <button
            type="button"
            class="primary"
            onClick={() => host.send({ type: 'run', command: 'plumbline.createConfiguration' })}
          >
            {l10n.t('Create plumbline.yml')}
          </button>
        ) : (
          <button
            type="button"
            class="primary"
            onClick={() => host.send({ type: 'open', location: configuration, beside: false })}
          >
            {l10n.t('Open plumbline.yml')}
          </button>
        )}
      </p>
    </section>
  );
}

// l10n: stands in a file
const EXAMPLE = 'engagement:\n  type: 2\n  period: {start: 2026-01-01, end: 2026-12-31}';
