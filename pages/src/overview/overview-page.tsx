/** The readiness overview: where we stand, how far each category has come, and what to do next. */
import './overview.css';

import * as l10n from '@vscode/l10n';

import { displayDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import type { OverviewAnswer } from '../../../server/src/protocol/overview-page.ts';
import type { Host } from '../host.ts';
import { type PageProps, usePageData } from '../page-data.ts';
import { PageFrame } from '../page-frame.tsx';
import { useRememberedLayout } from '../remembered-layout.ts';
import { CategoryBars } from './category-bars.tsx';
import { HeadFigures } from './head-figures.tsx';
import { NextSteps } from './next-steps.tsx';
import { overviewLayout } from './overview-layout.ts';
import { celebration } from './overview-words.ts';
import { StandingShape } from './standing-shape.tsx';

export function OverviewPage({ host, remembered }: PageProps) {
  const [layout, change] = useRememberedLayout(host, () => overviewLayout(remembered));
  const data = usePageData(host, 'overview', layout.folder, (folder) => change({ folder }));
  const { answer } = data;
  return (
    <PageFrame
      host={host}
      data={data}
      title={l10n.t('Readiness overview')}
      tools={<Tools host={host} folder={answer?.folder.uri} />}
    >
      {answer === undefined ? null : (
        <div class="overview">
          <Remark host={host} answer={answer} />
          <HeadFigures host={host} answer={answer} />
          <CategoryBars host={host} answer={answer} />
          <NextSteps host={host} answer={answer} owner={layout.owner} chooseOwner={(owner) => change({ owner })} />
        </div>
      )}
    </PageFrame>
  );
}

/** The other pages, for whoever came here first. */
function Tools({ host, folder }: { readonly host: Host; readonly folder: string | undefined }) {
  const parameter = folder === undefined ? {} : { parameter: { folder } };
  const pages = [
    ['plumbline.showMatrixPage', l10n.t('Control matrix')],
    ['plumbline.showTimelinePage', l10n.t('Audit timeline')],
    ['plumbline.showCalendarPage', l10n.t('Review calendar')],
  ] as const;
  return (
    <span class="page-tools">
      {pages.map(([command, name]) => (
        <button
          key={command}
          type="button"
          class="quiet"
          onClick={() => host.send({ type: 'run', command, ...parameter })}
        >
          {name}
        </button>
      ))}
    </span>
  );
}

/** What is to be said before any figure: that all is done, or that nothing is begun or known. */
function Remark({ host, answer }: { readonly host: Host; readonly answer: OverviewAnswer }) {
  const { hasConfiguration, criteria, folder } = answer;
  const end = folder.period?.end ?? '';
  const praise = celebration(answer, isCivilDate(end) && end >= folder.asOf ? displayDate(end) : '');
  return (
    <>
      {praise === undefined ? null : (
        <p class="remark good">
          <StandingShape standing="good" /> {praise}
        </p>
      )}
      {hasConfiguration ? null : (
        <p class="remark">
          <StandingShape standing="partial" />{' '}
          {l10n.t('There is no plumbline.yml, so a Type 1 report on Security alone is assumed.')}{' '}
          <button
            type="button"
            onClick={() =>
              host.send({ type: 'run', command: 'plumbline.createConfiguration', parameter: { folder: folder.uri } })
            }
          >
            {l10n.t('Create plumbline.yml')}
          </button>
        </p>
      )}
      {folder.type === 2 && folder.period === undefined ? (
        <p class="remark">
          <StandingShape standing="partial" />{' '}
          {l10n.t('The audit period is not known, so no control can be operating. Write it into plumbline.yml.')}
        </p>
      ) : null}
      {criteria.all > 0 && criteria.byLevel.unmapped === criteria.all ? (
        <p class="remark">
          <StandingShape standing="partial" />{' '}
          {l10n.t('No control speaks for a criterion yet. Write a first one, and say which criteria it helps to meet.')}{' '}
          <button
            type="button"
            class="primary"
            onClick={() =>
              host.send({ type: 'run', command: 'plumbline.newControl', parameter: { folder: folder.uri } })
            }
          >
            {l10n.t('New control…')}
          </button>
        </p>
      ) : null}
    </>
  );
}
