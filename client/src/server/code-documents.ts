/**
 * Source code of which the server asks to be told: which files that are, it knows by each folder's `plumbline.yml`, and has
 * the client register it while it runs.
 */
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

import { LANGUAGES } from './document-selector.ts';

interface CodeFilter {
  readonly scheme: string;
  readonly pattern: string;
}

/** The same files in one language. */
interface LanguageFilter extends CodeFilter {
  readonly language: string;
}

/** Of a wish that nobody takes back. */
const NEVER = new vscode.CancellationTokenSource().token;

export class CodeDocuments {
  /** By the registrations' IDs. */
  readonly #selectors = new Map<string, readonly LanguageFilter[]>();

  /**
   * For the client. Of Markdown and YAML the server is told anyway, also where a glob of source code covers them: a document
   * to which two registrations apply would be told of twice, and each of its edits made twice. So filters are made to name
   * every other language.
   */
  readonly middleware: Pick<Middleware, 'handleRegisterCapability' | 'handleUnregisterCapability'> = {
    handleRegisterCapability: async (params, next) => {
      const languages = await otherLanguages();
      const registrations = params.registrations.map((registration) => {
        const filters = codeFilters(registration.registerOptions);
        if (filters === undefined) return registration;
        const documentSelector = languages.flatMap((language) => filters.map((filter) => ({ ...filter, language })));
        this.#selectors.set(registration.id, documentSelector);
        return { ...registration, registerOptions: { ...asObject(registration.registerOptions), documentSelector } };
      });
      await next({ registrations }, NEVER);
    },
    handleUnregisterCapability: async (params, next) => {
      for (const { id } of params.unregisterations) this.#selectors.delete(id);
      await next(params, NEVER);
    },
  };

  /** Whether the server is told of a document because of its source code. */
  holds(document: vscode.TextDocument): boolean {
    return [...this.#selectors.values()].some((selector) => vscode.languages.match(selector, document) > 0);
  }
}

async function otherLanguages(): Promise<readonly string[]> {
  const own: ReadonlySet<string> = new Set(LANGUAGES);
  return (await vscode.languages.getLanguages()).filter((language) => !own.has(language));
}

/** The filters of a registration, where it is one for files of whichever language. */
function codeFilters(options: unknown): readonly CodeFilter[] | undefined {
  const selector: unknown = asObject(options)['documentSelector'];
  return Array.isArray(selector) && selector.length > 0 && selector.every(isCodeFilter) ? selector : undefined;
}

function isCodeFilter(value: unknown): value is CodeFilter {
  const filter = asObject(value);
  return (
    typeof filter['scheme'] === 'string' && typeof filter['pattern'] === 'string' && filter['language'] === undefined
  );
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
