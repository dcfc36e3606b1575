/** How a page is laid out: changed part by part, and remembered each time. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { Host } from './host.ts';

/** The layout, what changes a part of it, and what makes another of all of it: on top of the changes that are not drawn yet. */
export function useRememberedLayout<Layout extends object>(
  host: Host,
  first: () => Layout,
): readonly [
  layout: Layout,
  change: (part: Partial<Layout>) => void,
  remake: (another: (before: Layout) => Layout) => void,
] {
  const [layout, setLayout] = useState(first);
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else host.remember(layout);
  }, [layout]);
  return [layout, (part) => setLayout((before) => ({ ...before, ...part })), setLayout];
}
