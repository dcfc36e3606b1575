/** The requests and notifications of our own, typed for the library that sends them. */
import { NotificationType, RequestType, RequestType0 } from 'vscode-languageclient';

import { COMPOSE_REQUEST } from '../../../server/src/protocol/authoring-messages.ts';
import type { ComposeParams, ComposeResult } from '../../../server/src/protocol/authoring-messages.ts';
import { CHECK_WORKSPACE_REQUEST, TALLY_REQUEST } from '../../../server/src/protocol/check-messages.ts';
import type {
  CheckWorkspaceParams,
  CheckWorkspaceResult,
  TallyResult,
} from '../../../server/src/protocol/check-messages.ts';
import {
  EXPORT_FOLDERS_REQUEST,
  EXPORT_REQUEST,
  VERIFY_MANIFEST_REQUEST,
} from '../../../server/src/protocol/export-messages.ts';
import type {
  ExportFoldersResult,
  ExportParams,
  ExportResult,
  VerifyManifestParams,
  VerifyManifestResult,
} from '../../../server/src/protocol/export-messages.ts';
import {
  CLOSE_IMPORT_REQUEST,
  OPEN_IMPORT_REQUEST,
  PLAN_IMPORT_REQUEST,
  SEND_IMPORT_REQUEST,
} from '../../../server/src/protocol/import-messages.ts';
import type {
  CloseImportParams,
  OpenImportParams,
  OpenImportResult,
  PlanImportParams,
  PlanImportResult,
  SendImportParams,
} from '../../../server/src/protocol/import-messages.ts';
import {
  MATRIX_REQUEST,
  OFFERED_DAYS_REQUEST,
  READ_DAY_REQUEST,
  SHOW_AS_OF_REQUEST,
  SUMMARY_NOTIFICATION,
} from '../../../server/src/protocol/messages.ts';
import type {
  MatrixParams,
  MatrixResult,
  OfferedDaysResult,
  ReadDayParams,
  ReadDayResult,
  ShowAsOfParams,
  SummaryParams,
} from '../../../server/src/protocol/messages.ts';
import { PAGE_REQUEST } from '../../../server/src/protocol/page-messages.ts';
import type { PageAnswer, PageQuestion } from '../../../server/src/protocol/page-messages.ts';

export const matrixRequest = new RequestType<MatrixParams, MatrixResult, void>(MATRIX_REQUEST);
export const offeredDaysRequest = new RequestType0<OfferedDaysResult, void>(OFFERED_DAYS_REQUEST);
export const readDayRequest = new RequestType<ReadDayParams, ReadDayResult, void>(READ_DAY_REQUEST);
export const showAsOfRequest = new RequestType<ShowAsOfParams, null, void>(SHOW_AS_OF_REQUEST);
export const composeRequest = new RequestType<ComposeParams, ComposeResult, void>(COMPOSE_REQUEST);
export const checkRequest = new RequestType<CheckWorkspaceParams, CheckWorkspaceResult, void>(CHECK_WORKSPACE_REQUEST);
export const exportFoldersRequest = new RequestType0<ExportFoldersResult, void>(EXPORT_FOLDERS_REQUEST);
export const exportRequest = new RequestType<ExportParams, ExportResult, void>(EXPORT_REQUEST);
export const verifyManifestRequest = new RequestType<VerifyManifestParams, VerifyManifestResult, void>(
  VERIFY_MANIFEST_REQUEST,
);
export const tallyRequest = new RequestType0<TallyResult, void>(TALLY_REQUEST);
export const pageRequest = new RequestType<PageQuestion, PageAnswer, void>(PAGE_REQUEST);
export const openImportRequest = new RequestType<OpenImportParams, OpenImportResult, void>(OPEN_IMPORT_REQUEST);
export const sendImportRequest = new RequestType<SendImportParams, boolean, void>(SEND_IMPORT_REQUEST);
export const planImportRequest = new RequestType<PlanImportParams, PlanImportResult, void>(PLAN_IMPORT_REQUEST);
export const closeImportRequest = new RequestType<CloseImportParams, null, void>(CLOSE_IMPORT_REQUEST);
export const summaryNotification = new NotificationType<SummaryParams>(SUMMARY_NOTIFICATION);
