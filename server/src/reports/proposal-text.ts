/** What `init` says to a person: what it recognized, what it decided, and what to do next. */

import type { Totals } from '../engine/engine.ts';
import type { Proposal } from '../engine/propose-configuration.ts';
import { wrapped } from './display-width.ts';
import { counted, printable, type TextStyle } from './text-style.ts';

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
    style.colors.bold(`Wrote ${printable(path, style)}.`),
    '',
    'Recognized',
    ...[holdings(totals), ...proposal.recognized].flatMap(sentence),
    '',
    'Decided for you',
    ...proposal.decided.flatMap(sentence),
    '',
    'Next',
    ...nextSteps(totals).flatMap(sentence),
    '',
  ];
  return lines.join('\n');
}

function holdings({ policies, controls, evidence }: Totals): string {
  const kinds = [
    counted(policies, 'policy', 'policies'),
    counted(controls, 'control'),
    counted(evidence, 'evidence record'),
  ];
  return `${kinds.join(', ')}.`;
}

function nextSteps({ policies, controls, errors, warnings }: Totals): readonly string[] {
  const steps = ['Read plumbline.yml and put in what is yours, then commit it.'];
  if (policies === 0) steps.push('Put policies into policies/, or name their files under “files:”.');
  if (controls === 0) steps.push('Write down the first control, in controls/access.yml for example.');
  steps.push(
    errors + warnings === 0
      ? 'Run “plumbline check” from now on: it finds nothing to do today.'
      : `Run “plumbline check”: it has ${counted(errors, 'error')} and ${counted(warnings, 'warning')} to show.`,
  );
  return steps;
}
