/** The figures at the head of the overview: a big number each, with the words that say what it counts. */
import * as l10n from '@vscode/l10n';

import type { ComponentChildren } from 'preact';

import type { PageCommand } from '../../../client/src/pages/webview-messages.ts';
import type { OverviewAnswer } from '../../../server/src/protocol/overview-page.ts';
import { stateCount } from '../../../server/src/readiness/state-words.ts';
import type { Host } from '../host.ts';
import { OccurrenceShape, type OccurrenceState } from '../shapes.tsx';
import { controlsReady, criteriaReady, lesserFindings } from './overview-words.ts';
import { Sides } from './sides.tsx';
import { StandingShape, type Standing } from './standing-shape.tsx';

interface Figure {
  readonly key: string;
  readonly standing: Standing;
  readonly number: number;
  readonly words: string;
  readonly more: ComponentChildren;
  /** What a click opens, and how that is called; undefined where it opens nothing. */
  readonly opens: readonly [command: PageCommand, says: string] | undefined;
}

/** All of them in a row that wraps. */
export function HeadFigures({ host, answer }: { readonly host: Host; readonly answer: OverviewAnswer }) {
  return (
    <ul class="figures" aria-label={l10n.t('Where we stand')}>
      {figuresOf(answer).map((figure) => (
        <li key={figure.key}>
          <FigureBox host={host} folder={answer.folder.uri} figure={figure} />
        </li>
      ))}
      {answer.folder.type === 2 && answer.folder.period !== undefined ? (
        <li class="wide">
          <Occurrences host={host} answer={answer} />
        </li>
      ) : null}
    </ul>
  );
}

interface FigureBoxProps {
  readonly host: Host;
  readonly folder: string;
  readonly figure: Figure;
}

function FigureBox({ host, folder, figure }: FigureBoxProps) {
  const { standing, number, words, more, opens } = figure;
  const content = (
    <>
      <span class="figure-number">
        <StandingShape standing={standing} />
        {number}
      </span>{' '}
      <span class="figure-words">{words}</span> <span class="figure-more">{more}</span>
    </>
  );
  if (opens === undefined) return <div class={`figure ${standing}`}>{content}</div>;
  const [command, says] = opens;
  return (
    <button
      type="button"
      class={`figure ${standing}`}
      title={says}
      onClick={() => host.send({ type: 'run', command, parameter: { folder } })}
    >
      {content}
    </button>
  );
}

function figuresOf(answer: OverviewAnswer): readonly Figure[] {
  const { controls, criteria, findings, reviewsOverdue, exceptions, evidence, folder } = answer;
  const matrix = ['plumbline.showMatrixPage', l10n.t('Open the control matrix')] as const;
  const calendar = ['plumbline.showCalendarPage', l10n.t('Open the review calendar')] as const;
  const none = reviewsOverdue === 0;
  return [
    {
      key: 'criteria',
      standing: part(criteria.ready, criteria.all),
      number: criteria.ready,
      words: criteriaReady(criteria, folder.goal),
      more: <Sides of={criteria} />,
      opens: matrix,
    },
    {
      key: 'controls',
      standing: part(controls.ready, controls.all),
      number: controls.ready,
      words: controlsReady(controls, folder.goal),
      more: <Sides of={controls} />,
      opens: matrix,
    },
    {
      key: 'findings',
      standing: findings.errors > 0 ? 'poor' : findings.warnings > 0 ? 'partial' : 'good',
      number: findings.errors,
      words: findings.errors === 1 ? l10n.t('error in the files') : l10n.t('errors in the files'),
      more: lesserFindings(findings),
      opens: undefined,
    },
    {
      key: 'reviews',
      standing: none ? 'good' : 'poor',
      number: reviewsOverdue,
      words: reviewsOverdue === 1 ? l10n.t('review is overdue') : l10n.t('reviews are overdue'),
      more: none ? l10n.t('Nothing waits to be read again') : l10n.t('Of policies, controls, risks and vendors'),
      opens: calendar,
    },
    {
      key: 'exceptions',
      standing: exceptions.expired > 0 ? 'poor' : exceptions.expiringSoon > 0 ? 'partial' : 'good',
      number: exceptions.expired,
      words: exceptions.expired === 1 ? l10n.t('exception has expired') : l10n.t('exceptions have expired'),
      more:
        exceptions.expiringSoon === 1
          ? l10n.t('1 expires within 30 days')
          : l10n.t('{0} expire within 30 days', exceptions.expiringSoon),
      opens: calendar,
    },
    {
      key: 'evidence',
      standing: evidence.differing > 0 ? 'poor' : evidence.unread + evidence.pending > 0 ? 'partial' : 'good',
      number: evidence.differing,
      words:
        evidence.differing === 1
          ? l10n.t('evidence file is not the one recorded')
          : l10n.t('evidence files are not the ones recorded'),
      more: evidenceMore(evidence),
      opens: undefined,
    },
  ];
}

/** All, some, or none of what there is. */
function part(ready: number, all: number): Standing {
  if (all > 0 && ready === all) return 'good';
  return ready === 0 ? 'poor' : 'partial';
}

function evidenceMore({ verified, pending, unread, differing }: OverviewAnswer['evidence']): string {
  if (verified + pending + unread + differing === 0) return l10n.t('No record gives a SHA-256');
  const parts = [verified === 1 ? l10n.t('1 verified') : l10n.t('{0} verified', verified)];
  if (pending > 0) parts.push(pending === 1 ? l10n.t('1 being read') : l10n.t('{0} being read', pending));
  if (unread > 0) parts.push(unread === 1 ? l10n.t('1 not readable') : l10n.t('{0} not readable', unread));
  return parts.join(' · ');
}

const STATES: readonly OccurrenceState[] = ['performed', 'late', 'missing', 'upcoming', 'excepted'];

/** Each state by itself: one number would hide what an auditor asks for first. */
function Occurrences({ host, answer }: { readonly host: Host; readonly answer: OverviewAnswer }) {
  const { occurrences, folder } = answer;
  return (
    <button
      type="button"
      class={`figure ${occurrences.missing > 0 ? 'poor' : occurrences.late > 0 ? 'partial' : 'good'}`}
      title={l10n.t('Open the audit timeline')}
      onClick={() =>
        host.send({ type: 'run', command: 'plumbline.showTimelinePage', parameter: { folder: folder.uri } })
      }
    >
      <span class="figure-words">{l10n.t('Occurrences over the audit period')}</span>
      <span class="occurrence-counts">
        {STATES.map((state) => (
          <span key={state} class="occurrence-count">
            <OccurrenceShape state={state} /> {stateCount(state, occurrences[state])}
          </span>
        ))}
      </span>
    </button>
  );
}
