/** Says which files the server may read through the client: those that lie inside a workspace folder, links not followed. */
import * as vscode from 'vscode';

/** How long the answer about a folder is believed; long enough for one sweep over the workspace. */
const LIFETIME_IN_MILLISECONDS = 5000;

interface KnownFolder {
  readonly isLink: Promise<boolean>;
  readonly until: number;
}

export class WorkspaceBoundary {
  #folders = new Map<string, KnownFolder>();

  /**
   * The address of a file, when it lies inside a workspace folder and no link is on the way to it. A file system of the
   * editor cannot tell where a link leads, so none is followed. The file itself may be a link: its type says so.
   */
  async admitFile(text: string): Promise<vscode.Uri | undefined> {
    return this.#admit(text, (path) => path);
  }

  /** The address of a folder, when it is a workspace folder or lies inside one, and is no link itself. */
  async admitFolder(text: string): Promise<vscode.Uri | undefined> {
    return this.#admit(text, (path) => (path.endsWith('/') ? path : `${path}/`));
  }

  async #admit(text: string, wayTo: (path: string) => string): Promise<vscode.Uri | undefined> {
    const uri = parse(text);
    if (uri === undefined || hasDetour(uri.path)) return undefined;
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined) return undefined;
    return (await this.#passesLink(folder.uri, uri, wayTo(uri.path))) ? undefined : uri;
  }

  /** Looks at every folder on the way, below the workspace folder: that one is where the person has put it. */
  async #passesLink(from: vscode.Uri, to: vscode.Uri, way: string): Promise<boolean> {
    const base = from.path.endsWith('/') ? from.path : `${from.path}/`;
    const checks: Promise<boolean>[] = [];
    for (let end = way.indexOf('/', base.length); end >= 0; end = way.indexOf('/', end + 1)) {
      checks.push(this.#isLink(to.with({ path: way.slice(0, end) })));
    }
    return (await Promise.all(checks)).includes(true);
  }

  #isLink(folder: vscode.Uri): Promise<boolean> {
    const key = folder.toString();
    const now = Date.now();
    const known = this.#folders.get(key);
    if (known !== undefined && known.until > now) return known.isLink;
    // Whatever is kept beyond its time would pile up over the years a window stays open.
    if (this.#folders.size > 1000) this.#folders = new Map();
    const isLink = readIsLink(folder);
    this.#folders.set(key, { isLink, until: now + LIFETIME_IN_MILLISECONDS });
    return isLink;
  }
}

/** True for a link, whatever it leads to. */
export function isLinkType(type: vscode.FileType): boolean {
  // The type is a set of bits: a link to a folder is both.
  return (type & vscode.FileType.SymbolicLink) !== 0;
}

async function readIsLink(folder: vscode.Uri): Promise<boolean> {
  try {
    return isLinkType((await vscode.workspace.fs.stat(folder)).type);
  } catch {
    // What is not there is no link; reading the file will say so.
    return false;
  }
}

function parse(text: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(text, true);
  } catch {
    return undefined;
  }
}

/** `..` climbs out of the folder, and so does `..\` once Windows reads it. */
function hasDetour(path: string): boolean {
  return path.includes('\\') || path.split('/').some((segment) => segment === '..' || segment === '.');
}
