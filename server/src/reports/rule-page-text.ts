/** A rule's page for a person at a terminal: Markdown of the simple kind that these pages are written in. */

import * as l10n from '@vscode/l10n';

import type { Rule } from '../rules/rule.ts';
import { wrapped } from './display-width.ts';
import { severityWord } from '../workspace/severity-words.ts';
import { printable, type TextStyle } from './text-style.ts';

const LONGEST_LINE = 100;
const CODE_MARGIN = '    ';
/** Stands for a space at which a line is not broken. */
const UNBROKEN = '\u00a0';

/** The page as `explain` prints it, with a line break at its end. */
export function rulePageText(page: string, style: TextStyle): string {
  const width = Math.min(LONGEST_LINE, style.width);
  const lines: string[] = [];
  let paragraph: string[] = [];
  let isCode = false;
  const endParagraph = (): void => {
    if (paragraph.length > 0) lines.push(...paragraphLines(paragraph.join(' '), width, style));
    paragraph = [];
  };
  for (const line of page.split(/\r?\n/)) {
    if (line.startsWith('```')) {
      endParagraph();
      isCode = !isCode;
    } else if (isCode) {
      lines.push(style.colors.cyan(CODE_MARGIN + printable(line, style)).trimEnd());
    } else if (line.startsWith('#')) {
      endParagraph();
      if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
      lines.push(style.colors.bold(printable(line.replace(/^#+\s*/, ''), style)));
    } else if (line.trim() === '') {
      endParagraph();
      if (lines.at(-1) !== '') lines.push('');
    } else if (/^(?:[-*]|\d+\.) /.test(line)) {
      endParagraph();
      paragraph.push(line);
    } else {
      paragraph.push(line.trim());
    }
  }
  endParagraph();
  while (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

/** What is known of a rule whose page is not there. */
export function ruleSummaryText({ code, severity, summary }: Rule, style: TextStyle): string {
  const lines = wrapped(summary, Math.min(LONGEST_LINE, style.width));
  return `${[style.colors.bold(code), '', l10n.t('Severity: {0}', severityWord(severity)), '', ...lines].join('\n')}\n`;
}

/** A paragraph or an item of a list, whose further lines stand below its first word. */
function paragraphLines(text: string, width: number, style: TextStyle): readonly string[] {
  const mark = /^(?:[-*]|\d+\.) /.exec(text)?.[0] ?? '';
  const margin = ' '.repeat(mark.length);
  const words = printable(text.slice(mark.length), style)
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    // Code is not broken between its words.
    .replace(/`[^`]+`/g, (code) => code.replaceAll(' ', UNBROKEN));
  return wrapped(words, width - mark.length).map((line, index) => {
    const whole = (index === 0 ? mark : margin) + line.replaceAll(UNBROKEN, ' ');
    if (!style.colors.isColorSupported) return whole;
    return whole.replace(/`([^`]+)`/g, (_, code: string) => style.colors.cyan(code));
  });
}
