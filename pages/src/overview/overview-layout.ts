/** How the overview is laid out, as it is remembered: whatever was remembered, by whichever version, comes out as this. */
import { EVERYBODY } from '../owner-choice.ts';
import { objectIn, textIn } from '../read-layout.ts';

export interface OverviewLayout {
  readonly folder: string | undefined;
  /** Whose next steps are shown. */
  readonly owner: string;
}

/** Reads what was remembered; anything that is not as it should be counts as never chosen. */
export function overviewLayout(remembered: unknown): OverviewLayout {
  const { folder, owner } = objectIn(remembered);
  return { folder: textIn(folder), owner: textIn(owner) ?? EVERYBODY };
}
