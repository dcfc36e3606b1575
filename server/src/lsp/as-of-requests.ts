/** The requests with which somebody looks at everything as of another day: which days there are, and one of them. */

import * as l10n from '@vscode/l10n';
import type { CivilDate } from '../domain/civil-date.ts';
import { offeredDays, readOfferedDay } from '../features/offered-days.ts';
import {
  OFFERED_DAYS_REQUEST,
  type OfferedDaysResult,
  READ_DAY_REQUEST,
  type ReadDayParams,
  type ReadDayResult,
  SHOW_AS_OF_REQUEST,
  type ShowAsOfParams,
} from '../protocol/messages.ts';
import { basename } from '../workspace/uri.ts';
import { answered } from './failures.ts';
import type { JudgedDays } from './judged-days.ts';
import type { RequestSource } from './request-source.ts';

interface Surroundings {
  readonly days: JudgedDays;
  /** The user's day. */
  readonly today: () => CivilDate;
  /** Called when everything is to be judged for another day. */
  readonly changed: () => void;
}

/** Registers them on the server's connection. */
export function registerAsOfRequests(server: RequestSource, { days, today, changed }: Surroundings): void {
  const { connection } = server;
  connection.onRequest<OfferedDaysResult, void>(OFFERED_DAYS_REQUEST, () =>
    answered(connection.console, l10n.t('The days'), async () => {
      const sessions = await server.readySessions();
      return offeredDays({
        today: today(),
        usual: usualDays(server, days),
        engagements: sessions.map(({ folder, engine: { snapshot } }) => ({
          folder: basename(folder),
          engagement: snapshot.configuration.engagement,
        })),
      });
    }),
  );
  connection.onRequest<ReadDayResult, void>(READ_DAY_REQUEST, ({ text }: ReadDayParams) =>
    answered(connection.console, l10n.t('Reading a day'), () =>
      Promise.resolve(readOfferedDay(text, { today: today(), usual: usualDays(server, days) })),
    ),
  );
  connection.onRequest(SHOW_AS_OF_REQUEST, ({ asOf }: ShowAsOfParams) =>
    answered(connection.console, l10n.t('Showing another day'), () => {
      days.show(asOf);
      changed();
      return Promise.resolve(null);
    }),
  );
}

/** The days for which the folders are judged as long as nobody looks at another one, each once. */
function usualDays({ sessions }: RequestSource, days: JudgedDays): readonly CivilDate[] {
  const folders = sessions.folders();
  return [...new Set(folders.length === 0 ? [days.usual(undefined)] : folders.map(({ folder }) => days.usual(folder)))];
}
