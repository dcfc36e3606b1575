/** Gives the client's modules a stand-in where they import `vscode`, which only the editor has. Mocha loads it before any test. */

import { registerHooks } from 'node:module';

const STAND_IN = new URL('vscode-stand-in.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'vscode' ? STAND_IN : specifier, context),
});
