/** What a page shows: asked for at its start and whenever something may have changed, one question at a time. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { CalendarAnswer } from '../../server/src/protocol/calendar-page.ts';
import type { MatrixPageAnswer } from '../../server/src/protocol/matrix-page.ts';
import type { OverviewAnswer } from '../../server/src/protocol/overview-page.ts';
import type { TimelineAnswer } from '../../server/src/protocol/timeline-page.ts';
import type { PageAnswer } from '../../server/src/protocol/page-messages.ts';
import type { Host } from './host.ts';

export interface PageProps {
  readonly host: Host;
  /** What the page last asked to be remembered; of any shape, since an older version may have written it. */
  readonly remembered: unknown;
}

export type ServerState = 'starting' | 'running' | 'stopped';

interface Answers {
  readonly matrix: MatrixPageAnswer;
  readonly timeline: TimelineAnswer;
  readonly calendar: CalendarAnswer;
  readonly overview: OverviewAnswer;
}

type Kind = keyof Answers;

export interface PageData<K extends Kind> {
  /** The last answer, which stays while the next one is waited for; undefined until there is one. */
  readonly answer: Answers[K] | undefined;
  /** Why there is none, in a sentence. */
  readonly refusal: string | undefined;
  /** The folder holds nothing of ours. */
  readonly isNothing: boolean;
  readonly server: ServerState;
  /** Shows another folder, or the same anew. */
  readonly load: (folder?: string) => void;
}

/**
 * Asks for the data of a page, first of the folder that is remembered, and again when the client says that something changed or
 * what is to be shown. `remember` is told which folder is shown where that is another one.
 */
export function usePageData<K extends Kind>(
  host: Host,
  kind: K,
  folder: string | undefined,
  remember: (folder: string) => void,
): PageData<K> {
  const [answer, setAnswer] = useState<Answers[K] | undefined>(undefined);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const [isNothing, setNothing] = useState(false);
  const [server, setServer] = useState<ServerState>('running');
  const asking = useRef({ folder, isBusy: false, isAgain: false });

  const load = (wanted: string | undefined = asking.current.folder): void => {
    const state = asking.current;
    state.folder = wanted;
    if (state.isBusy) {
      state.isAgain = true;
      return;
    }
    state.isBusy = true;
    void host.ask({ kind, ...(wanted === undefined ? {} : { folder: wanted }) }).then((given) => {
      state.isBusy = false;
      // Of another folder than what is wanted by now: it is not shown, nor does it decide what is asked for next.
      if (state.folder === wanted) {
        if (isOf(given, kind)) {
          setAnswer(() => given);
          state.folder = given.folder.uri;
        }
        setRefusal(given.kind === 'refused' ? given.reason : undefined);
        setNothing(given.kind === 'nothing');
      }
      if (state.isAgain) {
        state.isAgain = false;
        load();
      }
    });
  };

  // Before anything is painted: what the client tells at once is heard.
  useLayoutEffect(() => {
    load();
    return host.listen((message) => {
      if (message.type === 'changed') load();
      if (message.type === 'show') load(message.parameter.folder);
      if (message.type === 'server') setServer(message.state);
    });
  }, []);

  const shown = answer?.folder.uri;
  useEffect(() => {
    if (shown !== undefined && shown !== folder) remember(shown);
  }, [shown]);

  return { answer, refusal, isNothing, server, load };
}

function isOf<K extends Kind>(answer: PageAnswer, kind: K): answer is Answers[K] {
  return answer.kind === kind;
}
