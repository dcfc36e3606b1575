/** Where a panel over the page goes: beside what it belongs to, and never outside of the window. */

/** Where something is in the window, in pixels. */
export interface Place {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PanelStance {
  /** Whether it lies over what it belongs to, as an editor over its cell does, and not below it. */
  readonly isOver?: boolean;
  /** How far it stays from what it belongs to, in pixels; 0 unless said otherwise. */
  readonly gap?: number;
}

/** How far it stays from the edges of the window, in pixels. */
const MARGIN = 4;

/** Below, or above where there is no room below; where there is none either, as far down as it is all in sight. */
export function panelPlace(
  beside: Place,
  { width, height }: Size,
  room: Size,
  { isOver = false, gap = 0 }: PanelStance = {},
): Pick<Place, 'left' | 'top'> {
  const below = isOver ? beside.top : beside.bottom + gap;
  const above = (isOver ? beside.bottom : beside.top - gap) - height;
  const lowest = room.height - height - MARGIN;
  const top = below <= lowest ? below : above >= MARGIN ? above : lowest;
  return {
    left: Math.max(MARGIN, Math.min(beside.left, room.width - width - MARGIN)),
    top: Math.max(MARGIN, top),
  };
}
