/** Design and operation by themselves, as an auditor tests them. */
import { Fragment } from 'preact';

import type { OverviewStand } from '../../../server/src/protocol/overview-page.ts';
import { sides } from './overview-words.ts';

export function Sides({ of }: { readonly of: OverviewStand }) {
  return (
    <>
      {sides(of).map((side) => (
        <Fragment key={side}>
          <span class="side">{side}</span>{' '}
        </Fragment>
      ))}
    </>
  );
}
