/** Numbers with what they count, in words, and lists of these: a message for one, and a message for several. */
import { l10n } from 'vscode';

/** `1 error`, `3 errors`. */
export function errorsText(count: number): string {
  return count === 1 ? l10n.t('1 error') : l10n.t('{0} errors', count);
}

/** `1 warning`, `3 warnings`. */
export function warningsText(count: number): string {
  return count === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', count);
}

/** `1 hint`, `3 hints`. */
export function hintsText(count: number): string {
  return count === 1 ? l10n.t('1 hint') : l10n.t('{0} hints', count);
}

/** Findings that are only for information. */
export function informationText(count: number): string {
  return l10n.t('{0} for information', count);
}

/** `1 policy`, `3 policies`. */
export function policiesText(count: number): string {
  return count === 1 ? l10n.t('1 policy') : l10n.t('{0} policies', count);
}

/** `1 control`, `3 controls`. */
export function controlsText(count: number): string {
  return count === 1 ? l10n.t('1 control') : l10n.t('{0} controls', count);
}

/** `1 evidence record`, `3 evidence records`. */
export function evidenceText(count: number): string {
  return count === 1 ? l10n.t('1 evidence record') : l10n.t('{0} evidence records', count);
}

/** `1 error, 3 warnings`: what there is of each kind, or that nothing was found. */
export function findingsText(found: {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}): string {
  const { errors, warnings, information, hints } = found;
  const parts = [
    errors === 0 ? '' : errorsText(errors),
    warnings === 0 ? '' : warningsText(warnings),
    information === 0 ? '' : informationText(information),
    hints === 0 ? '' : hintsText(hints),
  ].filter((part) => part !== '');
  return parts.length === 0 ? l10n.t('no findings') : listText(parts);
}

/** The parts one after the other; empty for none. */
export function listText(parts: readonly string[]): string {
  const [first = '', ...others] = parts;
  return others.reduce(
    (before, part) =>
      l10n.t({ message: '{0}, {1}', args: [before, part], comment: ['A list, and what comes next in it'] }),
    first,
  );
}
