/** A stand-in for GitHub's command line `gh`, as far as `action.yml` calls it: the comments of a pull request in a file. */

import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, systemNode } from './run-plumbline.ts';

export interface Comment {
  readonly id: number;
  readonly user: string;
  readonly body: string;
}

const SCRIPT = `
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const at = (name) => join(__dirname, name);
const args = process.argv.slice(2);
const { GH_TOKEN, GH_HOST, MARK } = process.env;
appendFileSync(at('calls'), JSON.stringify({ args, GH_TOKEN, GH_HOST }) + '\\n');
const refused = readFileSync(at('refused'), 'utf8');
const isWrite = args.includes('--method');
if (refused !== '' && (isWrite || refused.includes('401'))) {
  console.error(refused);
  process.exit(1);
}
const comments = JSON.parse(readFileSync(at('comments'), 'utf8'));
if (!isWrite) {
  // What the expression for jq says.
  for (const { id, user, body } of comments) if (user === 'github-actions[bot]' && body.startsWith(MARK)) console.log(id);
} else {
  const [, , , method, path, , field] = args;
  const body = readFileSync(field.replace('body=@', ''), 'utf8');
  if (method === 'POST') comments.push({ id: comments.length + 1, user: 'github-actions[bot]', body });
  else comments.find(({ id }) => path.endsWith('/' + id)).body = body;
  writeFileSync(at('comments'), JSON.stringify(comments));
}
`;

/** A folder for the path in which `gh` is that stand-in. */
export class StandIn {
  readonly bin: string;

  constructor(comments: readonly Comment[] = []) {
    this.bin = folderWith({ 'gh.cjs': SCRIPT, calls: '', refused: '', comments: JSON.stringify(comments) }, 'bin');
    const command = join(this.bin, 'gh');
    writeFileSync(command, `#!/bin/sh\nexec "${systemNode}" "${join(this.bin, 'gh.cjs')}" "$@"\n`);
    chmodSync(command, 0o755);
  }

  get comments(): unknown {
    const comments: unknown = JSON.parse(readFileSync(join(this.bin, 'comments'), 'utf8'));
    return comments;
  }

  /** What was called, with its words and what it was told by the environment. */
  get calls(): readonly unknown[] {
    const lines = readFileSync(join(this.bin, 'calls'), 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
  }

  /** From now on says this and fails when something is to be written, and always where the token itself is refused (401). */
  refuse(message: string): void {
    writeFileSync(join(this.bin, 'refused'), message);
  }
}
