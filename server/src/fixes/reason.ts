/** Why a fix offers one value and not another, said behind what it does: `Name jane.doe, who owns its controls`. */

/** Gives the title of a fix with what speaks for it. */
export type Reason = (title: string) => string;

/** Of what is only usual there is nothing to say. */
export const ONLY_USUAL: Reason = (title) => title;
