/** Design and operation by themselves, as an auditor tests them. */
import type { OverviewStand } from '../../../server/src/protocol/overview-page.ts';
import { sides } from './overview-words.ts';

export function Sides({ of }: { readonly of: OverviewStand }) {
  return (
    <>
      {sides(of).map((side, index) => (
        <span key={side} class="side">
          {index === 0 ? side : ` · ${side}`}
        </span>
      ))}
    </>
  );
}
