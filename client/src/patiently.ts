/** Work of the server that may take long: shown while it does, and called off when the person no longer wants it. */
import * as vscode from 'vscode';

/** Gives what came of it; undefined where it was called off or there is no server, which is said in these sentences. */
export async function patiently<T>(
  { calledOff, noServer }: { readonly calledOff: string; readonly noServer: string },
  work: (say: (message: string) => void, token: vscode.CancellationToken) => Promise<T | undefined>,
): Promise<T | undefined> {
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Plumbline', cancellable: true },
    async (progress, token) => {
      try {
        return { value: await work((message) => progress.report({ message }), token) };
      } catch (error) {
        if (token.isCancellationRequested) return 'cancelled';
        throw error;
      }
    },
  );
  if (result === 'cancelled') {
    void vscode.window.showInformationMessage(calledOff);
    return undefined;
  }
  if (result.value === undefined) void vscode.window.showErrorMessage(noServer);
  return result.value;
}
