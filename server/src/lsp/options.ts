/** Reads what a client sends that has no type of its own: initialization options and settings. */

import type { InitializationOptions, Settings } from '../protocol/messages.ts';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The options that are of the right type; the others are left out. */
export function readInitializationOptions(value: unknown): InitializationOptions {
  if (!isRecord(value)) return {};
  const { asOf, rulePages, watchesFiles, filesThroughClient } = value;
  return {
    ...(typeof asOf === 'string' ? { asOf } : {}),
    ...(typeof rulePages === 'string' ? { rulePages } : {}),
    ...(typeof watchesFiles === 'boolean' ? { watchesFiles } : {}),
    ...(typeof filesThroughClient === 'boolean' ? { filesThroughClient } : {}),
  };
}

/** The settings; one of the wrong type counts as not set. */
export function readSettings(value: unknown): Settings {
  const asOf = isRecord(value) ? value['asOf'] : undefined;
  return { asOf: typeof asOf === 'string' ? asOf.trim() : '' };
}
