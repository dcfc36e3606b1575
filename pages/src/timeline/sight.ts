/** What of the timeline is in sight, and where it goes when one zooms. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { placeOf, type TimeAxis } from './axis.ts';

export interface Sight {
  /** Whether it is what was measured, and no guess. */
  readonly isMeasured: boolean;
  readonly width: number;
  readonly height: number;
  /** Where it is scrolled to, in steps: what is drawn changes with each step only. */
  readonly rough: { readonly top: number; readonly left: number };
}

const STEP_DOWN = 96;
const STEP_ASIDE = 400;

/** Looks again whenever the element is scrolled or gets another size. */
export function useSight(scroller: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({
    isMeasured: false,
    width: 1200,
    height: 800,
    rough: { top: 0, left: 0 },
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      const { clientWidth: width, clientHeight: height, scrollTop, scrollLeft } = element;
      const top = scrollTop - (scrollTop % STEP_DOWN);
      const left = scrollLeft - (scrollLeft % STEP_ASIDE);
      setSight((before) =>
        before.isMeasured &&
        before.width === width &&
        before.height === height &&
        before.rough.top === top &&
        before.rough.left === left
          ? before
          : { isMeasured: true, width, height, rough: { top, left } },
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
  readonly isMeasured: boolean;
  readonly axis: TimeAxis;
  /** Pixels of the axis in sight. */
  readonly room: number;
  readonly asOf: string;
}

/**
 * Begins with the judged day in the middle, and keeps what one looks at there when one zooms: that day where it is in sight,
 * else what was in the middle.
 */
export function useCentered({ scroller, isMeasured, axis, room, asOf }: Centered): void {
  const before = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || !isMeasured) return;
    const old = before.current;
    before.current = axis.scale;
    const judged = placeOf(old === undefined ? axis : { ...axis, scale: old }, asOf);
    const isInSight = judged >= element.scrollLeft && judged <= element.scrollLeft + room;
    const middle = old === undefined || isInSight ? judged : element.scrollLeft + room / 2;
    element.scrollLeft = (middle * axis.scale) / (old ?? axis.scale) - room / 2;
  }, [axis.scale, isMeasured]);
}
