/** Shows the places that a lens names: peeks at several as the editor does at references, and goes to a single one. */
import * as vscode from 'vscode';

interface Position {
  readonly line: number;
  readonly character: number;
}

/** The arguments come from the server, by way of a lens that the editor kept. What is none of these is left out. */
export async function showLocations(uri: unknown, from: unknown, places: unknown): Promise<void> {
  if (typeof uri !== 'string' || !isPosition(from) || !Array.isArray(places)) return;
  const listed: readonly unknown[] = places;
  const locations = listed.flatMap((place) => locationOf(place) ?? []);
  const position = new vscode.Position(from.line, from.character);
  await vscode.commands.executeCommand(
    'editor.action.goToLocations',
    vscode.Uri.parse(uri),
    position,
    locations,
    'peek',
    vscode.l10n.t('It is not there any more.'),
  );
}

function locationOf(place: unknown): vscode.Location | undefined {
  if (typeof place !== 'object' || place === null || !('uri' in place) || !('range' in place)) return undefined;
  const { uri, range } = place;
  if (typeof uri !== 'string' || typeof range !== 'object' || range === null) return undefined;
  if (!('start' in range) || !('end' in range) || !isPosition(range.start) || !isPosition(range.end)) return undefined;
  const { start, end } = range;
  return new vscode.Location(
    vscode.Uri.parse(uri),
    new vscode.Range(start.line, start.character, end.line, end.character),
  );
}

function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null || !('line' in value) || !('character' in value)) return false;
  return typeof value.line === 'number' && typeof value.character === 'number';
}
