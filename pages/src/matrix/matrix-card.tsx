/**
 * The card over the matrix: it comes when the pointer rests on a cell, or by a key; one can move onto it, it stays until one
 * leaves it, and Escape takes it away.
 */
import * as l10n from '@vscode/l10n';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { CardBlock, CardQuestion } from '../../../server/src/protocol/page-messages.ts';
import { Card } from '../card.tsx';
import type { Host } from '../host.ts';
import type { Place } from '../panel-place.ts';
import { Popup } from '../popup.tsx';

/** How long the pointer rests before a card comes, and is away before it goes. */
const REST_IN_MILLISECONDS = 400;
const AWAY_IN_MILLISECONDS = 300;

const NOTHING = { key: '', isByKey: false };

/** Of what a card is wanted. */
export interface CardSubject {
  /** The same for the same card. */
  readonly key: string;
  readonly name: string;
  readonly question: CardQuestion;
}

interface Shown {
  readonly subject: CardSubject;
  readonly blocks: readonly CardBlock[];
  readonly beside: Place;
  /** Whether it was asked for by a key: it takes the focus then. */
  readonly isByKey: boolean;
}

export interface MatrixCard {
  readonly shown: Shown | undefined;
  /** The pointer is on something that has a card, or on nothing. */
  readonly point: (subject: CardSubject | undefined, cell: HTMLElement | undefined) => void;
  /** Shows it at once, for the keyboard. */
  readonly show: (subject: CardSubject, beside: Place) => void;
  readonly hide: () => void;
  readonly enter: () => void;
  readonly leave: () => void;
}

export function useMatrixCard(host: Host): MatrixCard {
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  const timer = useRef<number | undefined>(undefined);
  /** What is wanted now: an answer about something else comes too late, and a card that a key asked for is not the pointer's to take. */
  const wanted = useRef(NOTHING);

  useEffect(() => () => clearTimeout(timer.current), []);

  const later = (milliseconds: number, work: () => void): void => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(work, milliseconds);
  };
  const hide = (): void => {
    clearTimeout(timer.current);
    wanted.current = NOTHING;
    setShown(undefined);
  };
  const ask = (subject: CardSubject, beside: Place, isByKey: boolean): void => {
    clearTimeout(timer.current);
    wanted.current = { key: subject.key, isByKey };
    void host.ask(subject.question).then((answer) => {
      if (wanted.current.key !== subject.key) return;
      if (answer.kind === 'card' && answer.blocks.length > 0)
        setShown({ subject, blocks: answer.blocks, beside, isByKey });
      else wanted.current = NOTHING;
    });
  };
  return {
    shown,
    hide,
    show: (subject, beside) => ask(subject, beside, true),
    point: (subject, cell) => {
      if (wanted.current.isByKey) return;
      if (subject === undefined || cell === undefined) {
        wanted.current = NOTHING;
        if (shown === undefined) clearTimeout(timer.current);
        else later(AWAY_IN_MILLISECONDS, hide);
      } else if (subject.key !== shown?.subject.key) {
        later(REST_IN_MILLISECONDS, () => ask(subject, cell.getBoundingClientRect(), false));
      } else clearTimeout(timer.current);
    },
    enter: () => clearTimeout(timer.current),
    leave: () => {
      if (!wanted.current.isByKey) later(AWAY_IN_MILLISECONDS, hide);
    },
  };
}

interface CardPopupProps {
  readonly host: Host;
  readonly card: MatrixCard;
  /** The focus was in the card, and goes back to where it came from. */
  readonly closed: () => void;
}

export function CardPopup({ host, card, closed }: CardPopupProps) {
  const holder = useRef<HTMLDivElement>(null);
  const { shown } = card;
  const panel = (): HTMLElement | null | undefined => holder.current?.closest<HTMLElement>('.popup');
  // Asked before anything is drawn anew, which may take away what has the focus: the card, or a link in it.
  const hadFocus = panel()?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    if (hadFocus && document.activeElement === document.body) closed();
  });
  useEffect(() => {
    if (shown?.isByKey === true) panel()?.focus();
  }, [shown]);
  if (shown === undefined) return null;
  return (
    <Popup
      label={l10n.t('About {0}', shown.subject.name)}
      beside={shown.beside}
      style="card"
      close={card.hide}
      onPointerEnter={card.enter}
      onPointerLeave={card.leave}
    >
      <div ref={holder}>
        <Card blocks={shown.blocks} follow={(target) => host.send({ type: 'follow', target })} />
      </div>
    </Popup>
  );
}
