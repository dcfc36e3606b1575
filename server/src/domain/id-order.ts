/** The order in which a person looks for IDs: `AC-9` before `AC-10`, whichever files they are in. */

// Made when first asked for: a check orders no IDs, and should start without it.
let collator: Intl.Collator | undefined;

/** Less than 0 where the first comes first, for `sort`; numbers in IDs count as numbers, and letter case hardly. */
export function compareIds(first: string, second: string): number {
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(first, second);
}
