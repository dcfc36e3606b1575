/** Asks the person for which day everything is to be shown. */
import * as vscode from 'vscode';

import type { OfferedDay, ReadDayResult } from '../../../server/src/protocol/messages.ts';
import type { LanguageServer } from '../server/language-server.ts';
import type { ShownDay } from './shown-day.ts';

function title(): string {
  return vscode.l10n.t('Show readiness as of…');
}

/**
 * Shows everything as of a day: the one that is given, as a key binding may, or else one out of a list or that is written into
 * a box. Nothing changes for who leaves that.
 */
export async function showAsOf(server: LanguageServer, shown: ShownDay, given: unknown): Promise<void> {
  const day = typeof given === 'string' ? await read(server, given) : await choose(server, shown);
  if (day !== undefined) await shown.show(day);
}

interface DayItem extends vscode.QuickPickItem {
  readonly day?: OfferedDay;
}

async function choose(server: LanguageServer, shown: ShownDay): Promise<OfferedDay | undefined> {
  const days = await server.offeredDays();
  if (days === undefined) {
    sayThatNobodyAnswers();
    return undefined;
  }
  const current = shown.current?.day ?? days.find((day) => day.isUsual)?.day;
  const items: DayItem[] = days.map((day) => ({
    label: day.label,
    description: day.day === current ? vscode.l10n.t('{0} · shown now', day.text) : day.text,
    day,
  }));
  const isSeveral = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const chosen = await vscode.window.showQuickPick<DayItem>([...items, { label: vscode.l10n.t('Another day…') }], {
    title: title(),
    placeHolder: isSeveral
      ? vscode.l10n.t('Findings, matrix and hovers as of one day, in every folder. No file and no setting is changed.')
      : vscode.l10n.t('Findings, matrix and hovers as of one day. No file and no setting is changed.'),
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  return chosen.day ?? ask(server, current ?? days[0]?.day ?? '');
}

/** An input box, which says while one writes which day that is, or why it is none. */
async function ask(server: LanguageServer, value: string): Promise<OfferedDay | undefined> {
  const text = await vscode.window.showInputBox({
    title: title(),
    prompt: vscode.l10n.t('A day as YYYY-MM-DD'),
    value,
    validateInput: async (written) => explained(await server.readDay(written)),
  });
  return text === undefined ? undefined : read(server, text);
}

function explained(reading: ReadDayResult | undefined): string | vscode.InputBoxValidationMessage | undefined {
  if (reading === undefined) return undefined;
  if (!reading.ok) return reading.reason;
  return {
    message: vscode.l10n.t('{0}: press Enter to show it', reading.day.text),
    severity: vscode.InputBoxValidationSeverity.Info,
  };
}

async function read(server: LanguageServer, text: string): Promise<OfferedDay | undefined> {
  const reading = await server.readDay(text);
  if (reading === undefined) sayThatNobodyAnswers();
  else if (!reading.ok)
    void vscode.window.showErrorMessage(vscode.l10n.t('“{0}” is not a day to show. {1}', text, reading.reason));
  return reading?.ok === true ? reading.day : undefined;
}

function sayThatNobodyAnswers(): void {
  void vscode.window.showErrorMessage(
    vscode.l10n.t('The language server is not running, so no other day can be shown.'),
  );
}
