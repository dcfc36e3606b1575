/** The button below a list of which only the beginning is shown. */
import * as l10n from '@vscode/l10n';

interface MoreProps {
  /** How many there are. */
  readonly all: number;
  /** How many are shown at most. */
  readonly most: number;
  /** How many more a click shows. */
  readonly step: number;
  readonly show: (most: number) => void;
  readonly style?: string;
}

/** Stands right behind its list; nothing where all is shown. */
export function ShowMore({ all, most, step, show, style }: MoreProps) {
  if (all <= most) return null;
  return (
    <button
      type="button"
      class={style}
      onClick={({ currentTarget }) => {
        if (all <= most + step) focusBefore(currentTarget);
        show(most + step);
      }}
    >
      {l10n.t('Show more ({0})', all - most)}
    </button>
  );
}

/** Leads the focus from a button that goes away to the last one of the list before it: what is shown next comes behind that. */
function focusBefore(more: HTMLElement): void {
  const all = more.previousElementSibling?.querySelectorAll('button');
  if (all !== undefined) all[all.length - 1]?.focus();
}
