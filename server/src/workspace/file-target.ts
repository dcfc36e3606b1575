/** Where a path or link written in a document leads: to a file of the workspace, nowhere, or somewhere refused. */

import type { DocumentUri } from './file-system.ts';

export type FileTarget =
  | { readonly state: 'file' | 'directory'; readonly uri: DocumentUri; readonly fragment?: string }
  /** Nothing is there. `nearest` is the same path in other letter case or Unicode composition, where that exists. */
  | { readonly state: 'missing'; readonly uri: DocumentUri; readonly nearest?: string }
  /** Outside the workspace folder, absolute, or of a scheme that is not followed (`command:`, `file:`). */
  | { readonly state: 'refused'; readonly reason: 'outside' | 'absolute' | 'malformed' | 'scheme' }
  /** An address on the network: never looked at. */
  | { readonly state: 'external' }
  /** Not looked at yet. */
  | { readonly state: 'unknown' };
