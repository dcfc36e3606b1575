/** What whoever has a folder read may be told of that, and asked. */

export interface LoadOptions {
  readonly isCancelled?: () => boolean;
  /** Called now and then with how many documents of how many were read. */
  readonly onProgress?: (read: number, total: number) => void;
  /** Called when everything but source code was read. It makes nothing known that a policy or a control would rest on. */
  readonly onDocuments?: () => void;
  /** Lets other work have its turn: called about every 20 documents where the file system is asynchronous. */
  readonly pause?: () => Promise<void>;
}
