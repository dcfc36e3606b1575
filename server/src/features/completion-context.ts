/** What fits at a place in YAML: whose keys, which field's values, the names of lists, or a rule of the configuration. */

import { findField } from '../domain/fields.ts';
import { type Field, foldKey } from '../domain/field.ts';
import { type FieldOwner, isRecordKind, LIST_KEYS, type RecordKind } from '../domain/kinds.ts';
import type { DocumentRole } from '../facts/document-facts.ts';
import type { Range } from '../syntax/range.ts';
import type { Step, YamlPlace } from './yaml-place.ts';

/** What may be written at a place. */
export type Wanted =
  /** A key of a record, of a group inside one, or of the configuration. */
  | { readonly wanted: 'key'; readonly owner: FieldOwner }
  /** A key at the top of a register: the name of a list or, where the file may hold one record, a key of that. */
  | { readonly wanted: 'list'; readonly single: RecordKind | undefined }
  | {
      readonly wanted: 'value';
      readonly owner: FieldOwner;
      readonly field: Field;
      readonly framework: string | undefined;
    }
  /** The kind of the one record of a file. */
  | { readonly wanted: 'kind' }
  /** The name of a framework, over a list of its criteria. */
  | { readonly wanted: 'framework' }
  | { readonly wanted: 'rule' }
  | { readonly wanted: 'severity' }
  /** The name of a field that gets further keys in the configuration. */
  | { readonly wanted: 'field' };

/** What the text is: a policy, the configuration, or a register, whose folder or text may say a kind. */
export type Root =
  | 'policy'
  | 'configuration'
  | 'framework'
  | { readonly single: RecordKind | undefined; readonly isOpen: boolean };

/** Where the keys on the way lead. */
type Standing =
  | { readonly in: 'top'; readonly single: RecordKind | undefined }
  | { readonly in: 'list'; readonly kind: RecordKind }
  | { readonly in: 'group'; readonly owner: FieldOwner; readonly field: Field | undefined }
  | {
      readonly in: 'field';
      readonly owner: FieldOwner;
      readonly field: Field;
      readonly framework: string | undefined;
    }
  | { readonly in: 'kind' }
  | { readonly in: 'rules' | 'severity' | 'keys' }
  | undefined;

/** The root of a document, by its role and by what is written at its top. */
export function rootOf(role: DocumentRole | undefined, text: string, block: Range): Root {
  if (role?.role === 'configuration' || role?.role === 'framework') return role.role;
  if (role?.role !== 'register') return 'policy';
  const top = new Map<string, string>();
  for (const match of text.slice(block.start, block.end).matchAll(/^(["']?)([A-Za-z_][\w -]*)\1[ \t]*:[ \t]*(\S*)/gm)) {
    top.set(foldKey(match[2] ?? ''), match[3] ?? '');
  }
  const written = top.get('kind')?.toLowerCase().replace(/["']/g, '') ?? '';
  if (isRecordKind(written)) return { single: written, isOpen: false };
  const hasList = [...top.keys()].some((key) => LIST_KEYS.has(key));
  if (role.kind !== undefined && top.has('id') && (!hasList || top.has('title'))) {
    return { single: role.kind, isOpen: false };
  }
  return { single: hasList ? undefined : role.kind, isOpen: true };
}

function start(root: Root): Standing {
  if (typeof root === 'string') return { in: 'group', owner: root, field: undefined };
  const { single, isOpen } = root;
  if (isOpen) return { in: 'top', single };
  return single === undefined ? undefined : { in: 'group', owner: single, field: undefined };
}

function step(standing: Standing, { key, inItem }: Step, aliases: ReadonlyMap<string, string>): Standing {
  switch (standing?.in) {
    case 'top': {
      const kind = LIST_KEYS.get(foldKey(key));
      if (kind !== undefined) return { in: 'list', kind };
      if (foldKey(key) === 'kind') return { in: 'kind' };
      return standing.single === undefined ? undefined : stepInto(standing.single, { key, inItem }, aliases);
    }
    case 'list':
      // Without a dash the key is the record's ID: `controls: {AC-02: {…}}`.
      return inItem
        ? stepInto(standing.kind, { key, inItem }, aliases)
        : { in: 'group', owner: standing.kind, field: undefined };
    case 'group':
      return stepInto(standing.owner, { key, inItem }, aliases);
    case 'field':
      return standing.field.type.type === 'criteria' ? { ...standing, framework: key } : undefined;
    case 'rules':
      return { in: 'severity' };
    case 'kind':
    case 'severity':
    case 'keys':
    case undefined:
      return undefined;
    default:
      return undefined;
  }
}

function stepInto(owner: FieldOwner, { key, inItem }: Step, aliases: ReadonlyMap<string, string>): Standing {
  if (owner === 'configuration' && key === 'rules') return { in: 'rules' };
  if (owner === 'configuration' && key === 'keys') return { in: 'keys' };
  if (isRecordKind(owner) && foldKey(key) === 'kind') return { in: 'kind' };
  const alias = aliases.get(foldKey(key));
  const field = findField(owner, key) ?? (alias === undefined ? undefined : findField(owner, alias));
  if (field === undefined) {
    // `criteria: {A.5.15: {label: …}}` and, in Comply's shape, `A.5.15: {name: …}`: the key is a criterion's ID.
    const isId = !inItem && (owner === 'framework' || owner === 'framework-criterion');
    return isId ? { in: 'group', owner: 'framework-criterion', field: undefined } : undefined;
  }
  if (field.type.type === 'record') return { in: 'group', owner: field.type.of, field };
  if (field.type.type === 'period') return { in: 'group', owner: 'period', field };
  return { in: 'field', owner, field, framework: undefined };
}

/** What fits at a place, and whether the dash of a list item has to come before it. */
export interface Fitting {
  readonly wanted: Wanted;
  readonly needsDash: boolean;
}

/** Decides what fits; undefined where nothing does. `aliases` are the configured keys: folded key → canonical name. */
export function fittingAt(place: YamlPlace, root: Root, aliases: ReadonlyMap<string, string>): Fitting | undefined {
  let standing = start(root);
  for (const one of place.path) standing = step(standing, one, aliases);
  const isKey = place.wants !== 'value';
  switch (standing?.in) {
    case 'top': {
      const isNothingYet = place.keys.length === 0;
      const single =
        isNothingYet || !place.keys.some((key) => LIST_KEYS.has(foldKey(key))) ? standing.single : undefined;
      return isKey && !place.inItem ? fits({ wanted: 'list', single }, false) : undefined;
    }
    case 'list':
      return isKey && !needsBraces(place) ? fits({ wanted: 'key', owner: standing.kind }, needsDash(place)) : undefined;
    case 'group':
      return fitsInGroup(place, standing.owner, standing.field);
    case 'field':
      return fitsField(place, standing);
    case 'kind':
      return isKey ? undefined : fits({ wanted: 'kind' }, false);
    case 'rules':
      return isKey ? fits({ wanted: 'rule' }, false) : undefined;
    case 'severity':
      return isKey ? undefined : fits({ wanted: 'severity' }, false);
    case 'keys':
      return isKey ? fits({ wanted: 'field' }, false) : undefined;
    case undefined:
      return undefined;
    default:
      return undefined;
  }
}

function fits(wanted: Wanted, needsDash: boolean): Fitting {
  return { wanted, needsDash };
}

/** An item in brackets is a group only in braces of its own. */
function needsBraces(place: YamlPlace): boolean {
  return place.inFlow && place.wants === 'content';
}

/** Whether a list item would begin here, and its dash is not there yet. */
function needsDash(place: YamlPlace): boolean {
  return place.lacksDash || (!place.inItem && place.wants === 'content');
}

function fitsInGroup(place: YamlPlace, owner: FieldOwner, field: Field | undefined): Fitting | undefined {
  if (place.wants === 'value' || needsBraces(place)) {
    return field?.type.type === 'period' && !place.inItem
      ? fits({ wanted: 'value', owner, field, framework: undefined }, false)
      : undefined;
  }
  if (place.wants === 'key') return fits({ wanted: 'key', owner }, false);
  const isList = field?.many === true && field.type.type === 'record';
  if (place.inItem && field !== undefined && !isList) return undefined;
  return fits({ wanted: 'key', owner }, isList ? needsDash(place) : place.lacksDash);
}

function fitsField(
  place: YamlPlace,
  { owner, field, framework }: Extract<Standing, { in: 'field' }>,
): Fitting | undefined {
  const isCriteria = field.type.type === 'criteria';
  if (place.wants === 'key') {
    return isCriteria && framework === undefined && !place.inItem ? fits({ wanted: 'framework' }, false) : undefined;
  }
  if (place.inItem && !field.many) return undefined;
  return fits(
    { wanted: 'value', owner, field, framework },
    place.wants === 'content' && field.many && needsDash(place),
  );
}
