/** What is said where there are no controls, with the button that makes one. */
import * as l10n from '@vscode/l10n';

import type { Host } from './host.ts';

interface NoControlsProps {
  readonly host: Host;
  /** The URI of the folder. */
  readonly folder: string;
}

export function NoControls({ host, folder }: NoControlsProps) {
  return (
    <>
      {l10n.t('There are no controls yet.')}
      <button
        type="button"
        onClick={() => host.send({ type: 'run', command: 'plumbline.newControl', parameter: { folder } })}
      >
        {l10n.t('New control…')}
      </button>
    </>
  );
}
