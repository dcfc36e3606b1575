/** What `init` says to a person: what it recognized, what it decided, and what to do next. */

import * as l10n from '@vscode/l10n';

import type { Totals } from '../engine/engine.ts';
import type { Proposal } from '../engine/propose-configuration.ts';
import { counted } from './counted.ts';
import { wrapped } from './display-width.ts';
import { printable, type TextStyle } from './text-style.ts';

export interface ProposalReport {
  /** The file that was written, as the person would name it. */
  readonly path: string;
  readonly proposal: Proposal;
  /** What is read, and found, with the file in place. */
  readonly totals: Totals;
}

const LONGEST_LINE = 100;

/** The report, with a line break at its end. */
export function proposalText({ path, proposal, totals }: ProposalReport, style: TextStyle): string {
  const width = Math.min(LONGEST_LINE, style.width);
  const sentence = (text: string): readonly string[] => {
    const [first = '', ...more] = wrapped(printable(text, style), width - 4);
    return [`  ${style.unicode ? '•' : '-'} ${first}`, ...more.map((line) => `    ${line}`)];
  };
  const lines = [
    style.colors.bold(l10n.t('Wrote {0}.', printable(path, style))),
    '',
    l10n.t('Recognized'),
    ...[holdings(totals), ...proposal.recognized].flatMap(sentence),
    '',
    l10n.t('Decided for you'),
    ...proposal.decided.flatMap(sentence),
    '',
    l10n.t({ message: 'Next', comment: ['A heading: what to do next'] }),
    ...nextSteps(totals).flatMap(sentence),
    '',
  ];
  return lines.join('\n');
}

function holdings({ policies, controls, evidence }: Totals): string {
  return l10n.t(
    '{0}, {1}, {2}.',
    counted(policies, 'policy'),
    counted(controls, 'control'),
    counted(evidence, 'evidence'),
  );
}

function nextSteps({ policies, controls, errors, warnings }: Totals): readonly string[] {
  const steps = [l10n.t('Read plumbline.yml and put in what is yours, then commit it.')];
  if (policies === 0) steps.push(l10n.t('Put policies into policies/, or name their files under “files:”.'));
  if (controls === 0) steps.push(l10n.t('Write down the first control, in controls/access.yml for example.'));
  steps.push(
    errors + warnings === 0
      ? l10n.t('Run “plumbline check” from now on: it finds nothing to do today.')
      : l10n.t(
          'Run “plumbline check”: it has {0} and {1} to show.',
          counted(errors, 'error'),
          counted(warnings, 'warning'),
        ),
  );
  return steps;
}
