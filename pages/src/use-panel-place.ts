/** Measures a panel that is drawn, and says where it goes, before anybody sees it. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { type PanelStance, panelPlace, type Place } from './panel-place.ts';

interface PanelPlace {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly style: { readonly left: string; readonly top: string };
}

/** Places it, and again when it belongs to something else or holds something else. */
export function usePanelPlace(beside: Place, content: unknown, stance?: PanelStance): PanelPlace {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    setPlace(panelPlace(beside, size, { width: window.innerWidth, height: window.innerHeight }, stance));
  }, [beside.left, beside.top, beside.bottom, content]);
  return { ref, style: { left: `${place.left}px`, top: `${place.top}px` } };
}
