/** The door of the pages: starts the one that the document is for. */
import './theme.css';
import './grid/grid.css';
import './import/import.css';

import { render } from 'preact';

import { CalendarPage } from './calendar/calendar-page.tsx';
import { Host, readStart } from './host.ts';
import { ImportPage } from './import/import-page.tsx';
import { MatrixPage } from './matrix/matrix-page.tsx';
import { OverviewPage } from './overview/overview-page.tsx';
import { TimelinePage } from './timeline/timeline-page.tsx';

const start = readStart();
const host = new Host();
const remembered = host.remembered(start);
const root = document.getElementById('page');

const PAGES = {
  matrix: MatrixPage,
  timeline: TimelinePage,
  calendar: CalendarPage,
  overview: OverviewPage,
  import: ImportPage,
};
const Page = PAGES[start.page];

if (root !== null) render(<Page host={host} remembered={remembered} />, root);
host.send({ type: 'ready' });
