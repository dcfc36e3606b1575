/** Looks into a document of OSCAL, in which anything may stand in the place of anything. How deep it is, `source-tree.ts` bounds. */

/** A map of a document. */
export type OscalMap = Readonly<Record<string, unknown>>;

/** The map, or undefined for anything else. */
export function mapOf(value: unknown): OscalMap | undefined {
  return isMap(value) ? value : undefined;
}

function isMap(value: unknown): value is OscalMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The maps of a list under a key; none where there is no list. */
export function mapsIn(map: OscalMap | undefined, key: string): readonly OscalMap[] {
  const value = map?.[key];
  return Array.isArray(value) ? value.filter(isMap) : [];
}

/** A text under a key that says something. */
export function textIn(map: OscalMap | undefined, key: string): string | undefined {
  const value = map?.[key];
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/\r\n?/g, '\n').trim();
  return text === '' ? undefined : text;
}

/** The texts under a key, where there is one or a list of them. */
export function textsIn(map: OscalMap, key: string): readonly string[] {
  const value = map[key];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
}

/** The texts, numbers and truths of a list under a key, as they are written. */
export function wordsIn(map: OscalMap, key: string): readonly string[] {
  const value = map[key];
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return all.flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? [String(one)] : [],
  );
}

/** The value of a property by its name: of OSCAL's own namespace, or of the one that is named. */
export function propertyOf(map: OscalMap, name: string, namespace: string = OSCAL): string | undefined {
  return textIn(
    mapsIn(map, 'props').find((one) => one['name'] === name && (one['ns'] ?? OSCAL) === namespace),
    'value',
  );
}

/** The values of all properties of a name, in their order. */
export function propertiesOf(map: OscalMap, name: string, namespace: string): readonly string[] {
  return mapsIn(map, 'props').flatMap((one) =>
    one['name'] === name && one['ns'] === namespace ? (textIn(one, 'value') ?? []) : [],
  );
}

/** What a property is of that names no namespace. */
const OSCAL = 'http://csrc.nist.gov/ns/oscal';

/** What the parts of a control say, those within them included, one below the other. */
export function proseOf(parts: readonly OscalMap[]): readonly string[] {
  return parts.flatMap((part) => {
    const label = propertyOf(part, 'label');
    const prose = textIn(part, 'prose');
    const own = prose === undefined ? [] : [label === undefined ? prose : `${label} ${prose}`];
    return [...own, ...proseOf(mapsIn(part, 'parts'))];
  });
}
