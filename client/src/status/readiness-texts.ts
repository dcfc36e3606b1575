/** What the status bar says of readiness: short in the bar, in full in its tooltip, and as a sentence to who hears it. */
import { l10n } from 'vscode';

import type { SummaryParams } from '../../../server/src/protocol/messages.ts';
import {
  controlsText,
  errorsText,
  evidenceText,
  hintsText,
  informationText,
  listText,
  policiesText,
  warningsText,
} from '../counts.ts';
import { asOfText } from './judged-days.ts';

type Goal = SummaryParams['goal'];

const READINESS: Readonly<Record<Goal, (ready: number, all: number) => string>> = {
  evidenced: (ready, all) => l10n.t('{0} of {1} criteria evidenced', ready, all),
  operating: (ready, all) => l10n.t('{0} of {1} criteria operating', ready, all),
  ready: (ready, all) => l10n.t('{0} of {1} criteria ready', ready, all),
};

type Sentences = Readonly<Record<Goal, (ready: number, all: number, day: string) => string>>;

const ONE_IS: Sentences = {
  evidenced: (ready, all, day) => l10n.t('{0} of {1} criteria in scope is evidenced, {2}.', ready, all, day),
  operating: (ready, all, day) => l10n.t('{0} of {1} criteria in scope is operating, {2}.', ready, all, day),
  ready: (ready, all, day) => l10n.t('{0} of {1} criteria in scope is ready, {2}.', ready, all, day),
};

const SEVERAL_ARE: Sentences = {
  evidenced: (ready, all, day) => l10n.t('{0} of {1} criteria in scope are evidenced, {2}.', ready, all, day),
  operating: (ready, all, day) => l10n.t('{0} of {1} criteria in scope are operating, {2}.', ready, all, day),
  ready: (ready, all, day) => l10n.t('{0} of {1} criteria in scope are ready, {2}.', ready, all, day),
};

interface ReadinessTexts {
  readonly statusBar: string;
  readonly tooltip: string;
  readonly accessibilityLabel: string;
}

/** `otherDay` says of which day it is; empty where that goes without saying. */
export function readinessTexts(summary: SummaryParams, otherDay: string): ReadinessTexts {
  const { errors, warnings } = summary;
  const readiness = readinessText(summary);
  const findings = listText([
    ...(errors === 0 ? [] : [errorsText(errors)]),
    ...(warnings === 0 ? [] : [warningsText(warnings)]),
  ]);
  const said = [readiness, findings === '' ? l10n.t('no errors or warnings') : findings, otherDay];
  return {
    statusBar: [readiness, findings, otherDay].filter((part) => part !== '').join(' · '),
    tooltip: [
      readinessSentence(summary),
      l10n.t(
        '{0}, {1}, {2}, {3}.',
        errorsText(errors),
        warningsText(warnings),
        informationText(summary.information),
        hintsText(summary.hints),
      ),
      l10n.t(
        '{0}, {1}, {2}.',
        policiesText(summary.policies),
        controlsText(summary.controls),
        evidenceText(summary.evidence),
      ),
      l10n.t('Click to show the control matrix.'),
    ].join('\n'),
    accessibilityLabel: l10n.t('Plumbline: {0}', listText(said.filter((part) => part !== ''))),
  };
}

function readinessText({ criteriaReady, criteriaInScope, goal }: SummaryParams): string {
  return READINESS[goal](criteriaReady, criteriaInScope);
}

function readinessSentence({ criteriaReady, criteriaInScope, goal, days }: SummaryParams): string {
  const sentences = criteriaReady === 1 ? ONE_IS : SEVERAL_ARE;
  return sentences[goal](criteriaReady, criteriaInScope, asOfText(days));
}
