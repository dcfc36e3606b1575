/** What of the timeline is in sight, and where it goes when one zooms. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { placeOf, type TimeAxis } from './axis.ts';

export interface Sight {
  readonly width: number;
  readonly height: number;
  /** Where it is scrolled to, in steps: what is drawn changes with each step only. */
  readonly rough: { readonly top: number; readonly left: number };
}

const STEP_DOWN = 96;
const STEP_ASIDE = 400;

/** Looks again whenever the element is scrolled or gets another size. */
export function useSight(scroller: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ width: 1200, height: 800, rough: { top: 0, left: 0 } });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      const { clientWidth: width, clientHeight: height, scrollTop, scrollLeft } = element;
      const top = scrollTop - (scrollTop % STEP_DOWN);
      const left = scrollLeft - (scrollLeft % STEP_ASIDE);
      setSight((before) =>
        before.width === width && before.height === height && before.rough.top === top && before.rough.left === left
          ? before
          : { width, height, rough: { top, left } },
      );
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return sight;
}

interface Centered {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly axis: TimeAxis;
  /** Pixels of the axis in sight. */
  readonly room: number;
  readonly asOf: string;
}

/** Keeps what one looks at in the middle when one zooms: the judged day where it is in sight, else what was in the middle. */
export function useCentered({ scroller, axis, room, asOf }: Centered): void {
  const before = useRef(axis.scale);
  useLayoutEffect(() => {
    const element = scroller.current;
    const old = before.current;
    before.current = axis.scale;
    if (element === null || old === axis.scale) return;
    const judged = placeOf({ ...axis, scale: old }, asOf);
    const isInSight = judged >= element.scrollLeft && judged <= element.scrollLeft + room;
    const middle = isInSight ? judged : element.scrollLeft + room / 2;
    element.scrollLeft = (middle * axis.scale) / old - room / 2;
  }, [axis.scale]);
}
