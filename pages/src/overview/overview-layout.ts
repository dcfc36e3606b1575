/** How the overview is laid out, as it is remembered: whatever was remembered, by whichever version, comes out as this. */
import { EVERYBODY } from '../owner-choice.ts';

export interface OverviewLayout {
  readonly folder: string | undefined;
  /** Whose next steps are shown. */
  readonly owner: string;
}

/** Reads what was remembered; anything that is not as it should be counts as never chosen. */
export function overviewLayout(remembered: unknown): OverviewLayout {
  const given: object = typeof remembered === 'object' && remembered !== null ? remembered : {};
  return {
    folder: 'folder' in given && typeof given.folder === 'string' ? given.folder : undefined,
    owner: 'owner' in given && typeof given.owner === 'string' ? given.owner : EVERYBODY,
  };
}
