/** What the server is told of and answers nobody, in words for the log where it fails: functions, since they are handed over before the language is known. */

import * as l10n from '@vscode/l10n';

export const NOTICES = {
  starting: () => l10n.t('Starting'),
  settings: () => l10n.t('Reading the settings'),
  fileChange: () => l10n.t('A file change'),
  textChange: () => l10n.t('A text change'),
  closing: () => l10n.t('Closing a document'),
  folders: () => l10n.t('A change of folders'),
};
