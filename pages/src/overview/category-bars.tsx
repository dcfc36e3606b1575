/** How far each category has come: a bar of the ladder, in which each level leads to its criteria in the control matrix. */
import './category-bars.css';

import * as l10n from '@vscode/l10n';

import type { MatrixPageParameter } from '../../../client/src/pages/webview-messages.ts';
import { READINESS_ORDER } from '../../../server/src/protocol/matrix-page.ts';
import type { LadderLevel, OverviewAnswer, OverviewCategory } from '../../../server/src/protocol/overview-page.ts';
import { levelTitle } from '../../../server/src/readiness/state-words.ts';
import type { Host } from '../host.ts';
import { ReadinessShape } from '../shapes.tsx';
import { readyOf } from './overview-words.ts';
import { Sides } from './sides.tsx';

/** From what is best to what is worst, as a bar fills up. */
const LEVELS: readonly LadderLevel[] = READINESS_ORDER.filter((level) => level !== 'out-of-scope').toReversed();

interface BarsProps {
  readonly host: Host;
  readonly answer: OverviewAnswer;
}

export function CategoryBars({ host, answer }: BarsProps) {
  const { categories, folder } = answer;
  // A Type 1 ends at `evidenced`: nothing of it operates as far as the report is concerned.
  const levels = LEVELS.filter((level) => level !== 'operating' || folder.type === 2);
  return (
    <section class="overview-section" aria-labelledby="categories-heading">
      <h2 id="categories-heading">{l10n.t('Criteria by category')}</h2>
      <p class="hint">
        {folder.type === 2
          ? l10n.t(
              'A criterion stands where the weakest of its controls stands. Only an operating one is ready for a Type 2 report.',
            )
          : l10n.t(
              'A criterion stands where the weakest of its controls stands. Only an evidenced one is ready for a Type 1 report.',
            )}
      </p>
      <ul class="bars">
        {categories.map((category) => (
          <CategoryBar key={category.id} host={host} answer={answer} category={category} levels={levels} />
        ))}
      </ul>
      <dl class="legend">
        {levels.map((level) => (
          <div key={level} class="legend-level">
            <dt>
              <span class={`swatch pattern-${level}`} aria-hidden="true" />
              <ReadinessShape level={level} />
              {levelTitle(level)}
            </dt>
            <dd>{answer.meanings[level]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface BarProps extends BarsProps {
  readonly category: OverviewCategory;
  readonly levels: readonly LadderLevel[];
}

function CategoryBar({ host, answer, category, levels }: BarProps) {
  const { folder } = answer;
  const show = (readiness?: LadderLevel): void => {
    const parameter: MatrixPageParameter = {
      folder: folder.uri,
      category: category.id,
      ...(readiness === undefined ? {} : { readiness }),
    };
    host.send({ type: 'run', command: 'plumbline.showMatrixPage', parameter });
  };
  return (
    <li class="category">
      <h3>
        <button type="button" class="link" title={l10n.t('Open the control matrix')} onClick={() => show()}>
          {category.label}
        </button>
      </h3>
      <p class="category-stand">
        <strong>{readyOf(category, folder.goal)}</strong>{' '}
        <span class="soft">
          <Sides of={category} />
        </span>
      </p>
      <ul class="bar">
        {levels
          .filter((level) => category.byLevel[level] > 0)
          .map((level) => (
            <li key={level} style={{ flexGrow: category.byLevel[level] }}>
              <button
                type="button"
                class="segment"
                title={l10n.t('Show them in the control matrix')}
                onClick={() => show(level)}
              >
                <span class={`segment-fill pattern-${level}`} />
                <span class="segment-label">
                  <span class="unseen">{`${category.label}: `}</span>
                  <ReadinessShape level={level} />
                  {category.byLevel[level]} <span class="segment-word">{levelTitle(level)}</span>
                </span>
              </button>
            </li>
          ))}
      </ul>
    </li>
  );
}
