/** What to do next, what a high risk depends on first: each a link to where it is done, with why it comes there. */
import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';

import type { OverviewAnswer, OverviewItem, OverviewStep } from '../../../server/src/protocol/overview-page.ts';
import { levelTitle } from '../../../server/src/readiness/state-words.ts';
import type { Host } from '../host.ts';
import { OwnerSelect } from '../owner-select.tsx';
import { Chevron, ReadinessShape } from '../shapes.tsx';
import { ShowMore } from '../show-more.tsx';
import { countsByOwner, stepsOwnedBy } from './owned-steps.ts';
import { StandingShape } from './standing-shape.tsx';

/** As many as one takes in, and as many again with each “Show more”. */
const SHOWN_AT_ONCE = 12;
/** Of a step for which many wait, without opening it. */
const NAMED_AT_ONCE = 6;
/** Of an opened step: thousands may wait for one policy. */
const LISTED_AT_ONCE = 50;

interface StepsProps {
  readonly host: Host;
  readonly answer: OverviewAnswer;
  readonly owner: string;
  readonly chooseOwner: (owner: string) => void;
}

export function NextSteps({ host, answer, owner, chooseOwner }: StepsProps) {
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const steps = stepsOwnedBy(answer.steps, owner);
  const shown = steps.slice(0, most);
  const names = new Map(answer.owners.map(({ id, label }) => [id, label]));
  return (
    <section class="overview-section" aria-labelledby="steps-heading">
      <div class="section-head">
        <h2 id="steps-heading">{l10n.t('What to do next')}</h2>
        <OwnerSelect
          owners={answer.owners}
          counts={countsByOwner(answer.steps)}
          chosen={owner}
          choose={(chosen) => {
            setMost(SHOWN_AT_ONCE);
            chooseOwner(chosen);
          }}
        />
      </div>
      <p class="hint">{l10n.t('First what a high risk depends on, then the step for which most controls wait.')}</p>
      {shown.length === 0 ? <p role="status">{l10n.t('Nothing is to be done.')}</p> : null}
      <ol class="steps">
        {shown.map((step) => (
          <Step key={step.key} host={host} folder={answer.folder.uri} step={step} names={names} />
        ))}
      </ol>
      <ShowMore all={steps.length} most={most} step={SHOWN_AT_ONCE} show={setMost} />
    </section>
  );
}

interface StepProps {
  readonly host: Host;
  readonly folder: string;
  readonly step: OverviewStep;
  /** Of owners, by their IDs. */
  readonly names: ReadonlyMap<string, string>;
}

function Step(props: StepProps) {
  const { step } = props;
  const [first] = step.items;
  return (
    <li class={step.reason === undefined ? 'step' : 'step first'}>
      <p class="step-sentence">{step.sentence}</p>
      {step.reason === undefined ? null : (
        <p class="step-reason">
          <StandingShape standing="poor" /> <strong>{l10n.t('High risk.')}</strong> {step.reason}
        </p>
      )}
      {step.items.length === 1 && first !== undefined ? (
        <ItemLine {...props} item={first} />
      ) : (
        <WaitingItems {...props} />
      )}
    </li>
  );
}

/** All that wait for a step: their names, and opened, a line each. */
function WaitingItems(props: StepProps) {
  const { host, folder, step } = props;
  const [isOpen, setOpen] = useState(false);
  const [most, setMost] = useState(LISTED_AT_ONCE);
  const { items, kind } = step;
  const more = items.length - NAMED_AT_ONCE;
  const named = more > 1 ? items.slice(0, NAMED_AT_ONCE) : items;
  return (
    <>
      <p class="waiting">
        <button type="button" class="quiet expander" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Chevron path={isOpen ? 'm4 6 4 4 4-4' : 'm6 4 4 4-4 4'} />
          {kind === 'control'
            ? l10n.t('{0} controls wait for it', items.length)
            : l10n.t('{0} criteria have no control', items.length)}
        </button>
        {isOpen ? null : (
          <span class="waiting-names">
            {named.map((item) => (
              <ItemLink key={item.key} host={host} folder={folder} kind={kind} item={item} isShort />
            ))}
            {more > 1 ? <span class="soft">{l10n.t('and {0} more', more)}</span> : null}
          </span>
        )}
      </p>
      {isOpen ? (
        <>
          <ul class="waiting-items">
            {items.slice(0, most).map((item) => (
              <li key={item.key}>
                <ItemLine {...props} item={item} />
              </li>
            ))}
          </ul>
          <ShowMore all={items.length} most={most} step={LISTED_AT_ONCE} show={setMost} />
        </>
      ) : null}
    </>
  );
}

function ItemLine({ host, folder, step: { kind }, names, item }: StepProps & { readonly item: OverviewItem }) {
  const owners = item.owners.map((id) => names.get(id) ?? id);
  return (
    <p class="item">
      <ItemLink host={host} folder={folder} kind={kind} item={item} />
      <span class="item-level">
        <ReadinessShape level={item.readiness} />
        {levelTitle(item.readiness)}
      </span>
      {kind === 'control' ? (
        <span class="soft">{owners.length === 0 ? l10n.t('no owner') : owners.join(', ')}</span>
      ) : (
        <button
          type="button"
          aria-label={`${l10n.t('New control…')} ${item.name}`}
          onClick={() =>
            host.send({ type: 'run', command: 'plumbline.newControl', parameter: { criteria: [item.name], folder } })
          }
        >
          {l10n.t('New control…')}
        </button>
      )}
    </p>
  );
}

interface LinkProps {
  readonly host: Host;
  readonly folder: string;
  readonly kind: OverviewStep['kind'];
  readonly item: OverviewItem;
  /** Its name alone; the title is shown when the pointer rests on it. */
  readonly isShort?: boolean;
}

/** To where it is defined; a built-in criterion is defined nowhere, and is shown in the matrix. */
function ItemLink({ host, folder, kind, item, isShort = false }: LinkProps) {
  const { name, title, location, key } = item;
  const open = (event: MouseEvent): void => {
    if (location !== undefined) host.send({ type: 'open', location, beside: event.ctrlKey || event.metaKey });
    else if (kind === 'criterion')
      host.send({ type: 'run', command: 'plumbline.showMatrixPage', parameter: { folder, criterion: key } });
  };
  return (
    <button type="button" class="link" title={isShort && title !== '' ? title : undefined} onClick={open}>
      {isShort || title === '' ? name : `${name} ${title}`}
    </button>
  );
}
