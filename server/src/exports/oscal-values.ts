/** The values that OSCAL is made of: identifiers that are the same each time, tokens, single lines, points in time. */

import { sha1 } from '@noble/hashes/legacy.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

import type { CivilDate } from '../domain/civil-date.ts';
import { NAMESPACE } from '../domain/oscal-namespace.ts';
import type { Framework } from '../frameworks/framework.ts';
import { wellFormed } from '../reports/well-formed.ts';

/** Drawn once; all UUIDs of ours are made below it, so that they are those of no other tool. */
const ROOT = hexToBytes('8f2f6d0a5f0b4c1e9c37b1c9f6a4d310');

/** A UUID of version 5 from what a thing is called: the same for the same names. */
export function uuidOf(...names: readonly string[]): string {
  const name = utf8ToBytes(names.map((one) => `${one.length}:${wellFormed(one)}`).join(''));
  const input = new Uint8Array(ROOT.length + name.length);
  input.set(ROOT);
  input.set(name, ROOT.length);
  const bytes = sha1(input).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The beginning of a day; OSCAL knows no days. */
export function momentOf(day: CivilDate): string {
  return `${day}T00:00:00Z`;
}

/** A text on one line, neither empty nor with blanks around it; `otherwise` where nothing is left. */
export function line(text: string | undefined, otherwise: string): string {
  const flat = wellFormed(text ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return flat === '' ? otherwise : flat;
}

/** A text as OSCAL’s token: letters, digits, `.`, `-` and `_`, and no digit at its beginning. */
export function token(text: string): string {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}.\-_]/gu, '-');
  return /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
}

/** An address as a reference, with what must not stand in one escaped; undefined for what is no address of the web. */
export function addressReference(address: string): string | undefined {
  return /^https?:\/\/[^\s]+$/i.test(address) ? encodeURI(wellFormed(address)).replaceAll('%25', '%') : undefined;
}

/** The reference to the resource that stands for a framework. */
export function frameworkReference({ id }: Framework): string {
  return `#${uuidOf('framework', id)}`;
}

/** A resource for each framework: the AICPA's criteria are not published as OSCAL, and we ship no text of theirs. */
export function frameworkResource({ id, name }: Framework): object {
  const title = line(name, id);
  return { uuid: uuidOf('framework', id), title, citation: { text: title }, props: [property('framework', id)] };
}

/** A property of ours. */
export function property(name: string, value: string): object {
  return { name, ns: NAMESPACE, value: line(value, '-') };
}

/** Properties of ours, without those that have no value. */
export function properties(all: Readonly<Record<string, string | undefined>>): readonly object[] {
  return Object.entries(all).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [property(name, value)],
  );
}

/** A list as a member of an object: OSCAL allows no empty ones. */
export function listed<Name extends string, Item>(
  name: Name,
  items: readonly Item[],
): Partial<Record<Name, readonly Item[]>> {
  const member: Partial<Record<Name, readonly Item[]>> = {};
  if (items.length > 0) member[name] = items;
  return member;
}
