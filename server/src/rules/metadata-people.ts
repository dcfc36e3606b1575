/** Whether two ways of naming an owner or approver certainly name two people, or two teams. */

import { text } from '../facts/record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { foldName } from '../workspace/workspace-index.ts';
import { identityOf } from './people.ts';

/**
 * Whether what a text says names somebody else than all of those whom the front-matter names. A team and a person in it, a
 * role and whoever may hold it, and anything that does not look like somebody's name can be the same.
 */
export function differentPeople(snapshot: Snapshot, written: readonly string[], said: string): boolean {
  const named = partsOf(said);
  const own = written.map((name) => sideOf(snapshot, name));
  const others = named.map((name) => sideOf(snapshot, name));
  const [first] = others;
  if (first === undefined) return false;
  // “Jane Doe, Head of Security”: of several parts, the one that says who it is counts.
  const known = others.find(({ kind }) => kind !== 'unknown');
  if (known === undefined || known.kind === 'unknown') return false;
  if (own.some(({ kind }) => kind !== known.kind)) return false;
  return own.every((one) => others.every((other) => !mayBeSame(one, other)));
}

interface Side {
  /** `unknown`: it may be a role, a group, or anything else. */
  readonly kind: 'person' | 'team' | 'unknown';
  /** What is the same for two ways of naming a record; undefined for names that no register has. */
  readonly identity: string;
  readonly isRegistered: boolean;
  readonly words: readonly string[];
}

/** The parts of a cell, of which each may say who it is: a name, a role behind a comma, an address in brackets. */
function partsOf(said: string): readonly string[] {
  const parts = said.split(/[,;()/<>]|\s[-–—]\s|\s+(?:and|&)\s+/).map((part) => part.trim());
  return [said, ...parts].filter((part, index, all) => part !== '' && all.indexOf(part) === index);
}

function sideOf(snapshot: Snapshot, name: string): Side {
  const [record] = snapshot.people(name);
  const words = foldName(name)
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .filter((word) => word.length > 1);
  if (record !== undefined) {
    const kind = record.kind === 'team' ? 'team' : 'person';
    const own = text(record.record, 'name');
    const all = own === undefined ? words : [...words, ...foldName(own).split(/[\s._-]+/)];
    return { kind, identity: identityOf(snapshot, name), isRegistered: true, words: all };
  }
  const holder = holderOf(snapshot, name);
  if (holder !== undefined) return { kind: 'person', identity: holder, isRegistered: true, words: [] };
  const kind = looksLikePerson(name) ? 'person' : 'unknown';
  return { kind, identity: identityOf(snapshot, name), isRegistered: false, words };
}

/** The one person whose role in the register is a text. */
function holderOf(snapshot: Snapshot, role: string): string | undefined {
  if (!/\s|^[A-Z]{2,5}$/.test(role) || !snapshot.has('person')) return undefined;
  const folded = foldName(role);
  const holders = snapshot.records('person').filter(({ record }) => foldName(text(record, 'role') ?? '') === folded);
  const [only, second] = holders;
  return only?.id === undefined || second !== undefined ? undefined : identityOf(snapshot, only.id);
}

/** Of names that no register has, a word in common is enough: “Jane Doe” may be “j.doe”. */
function mayBeSame(one: Side, other: Side): boolean {
  if (one.identity === other.identity) return true;
  if (one.isRegistered && other.isRegistered) return false;
  return one.words.some(
    (word) => other.words.includes(word) || (word.length > 3 && other.words.join('').includes(word)),
  );
}

/** Words that are in the names of roles and groups, and in no person's. */
const ROLE =
  /\b(?:officer|head|lead|leader|manager|director|team|department|committee|board|council|group|chief|president|vp|svp|evp|c[a-z]{1,2}o|security|it|hr|legal|engineering|operations|compliance|privacy|risk|finance|administrator|admin|owner|executive|management|staff|office|counsel|partner|founder|architect|engineer|analyst|specialist|coordinator|technology|information|internal|audit|product|people|human|resources|data|protection|customer|support|services?|leadership|steering|dpo|senior|deputy|vice|business|unit|quality|infrastructure|platform|systems?|network|company|inc|ltd|llc|gmbh|corp|governance|program|project|secretary|trustees?|university|college|ministry|agency|division|section)\b/i;

const NAME = /^\p{Lu}[\p{L}'’.-]*(?:\s+(?:(?:van|von|de|der|den|di|da|del|la|le|bin|al)\s+)*\p{Lu}[\p{L}'’.-]*){1,3}$/u;
const HANDLE = /^@?[\p{Ll}]+[._-][\p{Ll}]+$/u;
const ADDRESS = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;

function looksLikePerson(name: string): boolean {
  if (ROLE.test(name.replace(/[._-]/g, ' '))) return false;
  return NAME.test(name) || HANDLE.test(name) || ADDRESS.test(name);
}
