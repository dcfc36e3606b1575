// The extension under test, as other extensions see it.
import * as vscode from 'vscode';

import type { PlumblineApi } from '../../../client/src/api.ts';
import { present } from './assertions.ts';

/** What the extension's `activate` returns, once it has. */
export async function plumbline(): Promise<PlumblineApi> {
  const extension = present(vscode.extensions.getExtension<PlumblineApi>('plumbline.plumbline'), 'the extension');
  return extension.activate();
}
