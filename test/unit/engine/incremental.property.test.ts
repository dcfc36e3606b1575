/**
 * The most important promise of the engine: after any sequence of edits it says what it would say of the same texts read
 * afresh. Everything that is kept between edits (facts, index, findings, readiness, matrix) is held to it here.
 */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type CivilDate, isCivilDate } from '../../../server/src/domain/civil-date.ts';
import { Engine } from '../../../server/src/engine/engine.ts';
import { matrixTree } from '../../../server/src/features/matrix-tree.ts';
import { MATRIX_GROUPINGS, type MatrixNode } from '../../../server/src/protocol/messages.ts';
import { BASELINE_FILE, baselineText } from '../../../server/src/workspace/baseline-file.ts';
import type { FileSystem } from '../../../server/src/workspace/file-system.ts';
import { memoryFileSystem, type MemoryFileSystem } from '../../../server/src/workspace/memory-file-system.ts';
import { joinUri } from '../../../server/src/workspace/uri.ts';
import type { RecordRef } from '../../../server/src/workspace/workspace-index.ts';
import { FOLDER } from '../rules/rule-fixture.ts';
import { START, type Step, STEP } from './edited-workspace.ts';
import { runs } from '../random-runs.ts';

function day(text: string): CivilDate {
  assert.ok(isCivilDate(text));
  return text;
}

/** The same disk, answering later as a real one does. */
function later(disk: MemoryFileSystem): FileSystem {
  const soon = async <T>(answer: T): Promise<T> => {
    await Promise.resolve();
    return answer;
  };
  return {
    caseSensitive: disk.caseSensitive,
    readDirectory: (uri) => soon(disk.readDirectory(uri)),
    readFile: (uri, limit) => soon(disk.readFile(uri, limit)),
    resolve: (uri) => soon(disk.resolve(uri)),
    measure: (uri) => soon(disk.measure(uri)),
    digest: (uri, options) => disk.digest(uri, options),
  };
}

/** A workspace as an editor drives it: a disk, open documents, a calendar, and the engine that hears of every change. */
class Editor {
  readonly disk = memoryFileSystem(Object.fromEntries(START));
  readonly open = new Map<string, string>();
  readonly #isAsynchronous: boolean;
  asOf = day('2026-06-30');
  engine: Engine;

  constructor(isAsynchronous: boolean) {
    this.#isAsynchronous = isAsynchronous;
    this.engine = this.#newEngine();
  }

  #newEngine(): Engine {
    const fileSystem = this.#isAsynchronous ? later(this.disk) : this.disk;
    return new Engine({ folder: FOLDER, fileSystem, asOf: this.asOf });
  }

  /** An engine that has seen nothing but the present texts. */
  async fresh(): Promise<Engine> {
    const engine = this.#newEngine();
    for (const [path, text] of this.open) engine.workspace.setText(joinUri(FOLDER, path), text);
    await engine.workspace.load();
    return engine;
  }

  async take(step: Step): Promise<void> {
    const { workspace } = this.engine;
    switch (step.step) {
      case 'write':
        this.disk.write(step.path, step.text);
        return this.#reload(await workspace.fileChanged(joinUri(FOLDER, step.path)));
      case 'delete':
        this.disk.delete(step.path);
        return this.#reload(workspace.fileDeleted(joinUri(FOLDER, step.path)));
      case 'rename':
        return this.#rename(step.from, step.to);
      case 'open':
        return this.#type(step.path, this.open.get(step.path) ?? this.#onDisk(step.path) ?? '');
      case 'type': {
        const text = this.open.get(step.path) ?? this.#onDisk(step.path) ?? '';
        const at = step.at % (text.length + 1);
        return this.#type(step.path, text.slice(0, at) + step.text + text.slice(at + step.over));
      }
      case 'close':
        if (!this.open.delete(step.path)) return;
        return this.#reload(await workspace.closeText(joinUri(FOLDER, step.path)));
      case 'day':
        this.asOf = day(step.asOf);
        workspace.setAsOf(this.asOf);
        return;
      case 'adopt':
        this.disk.write(BASELINE_FILE, baselineText(this.engine.recordFindings()));
        return this.#reload(await workspace.fileChanged(joinUri(FOLDER, BASELINE_FILE)));
      default:
        step satisfies never;
    }
  }

  #type(path: string, text: string): Promise<void> {
    this.open.set(path, text);
    return this.#reload(this.engine.workspace.setText(joinUri(FOLDER, path), text));
  }

  async #rename(from: string, to: string): Promise<void> {
    const uri = joinUri(FOLDER, from);
    const isFolder = this.disk.resolve(joinUri(FOLDER, to))?.type === 'directory';
    if (from === to || isFolder || to.startsWith(`${from}/`) || this.disk.resolve(uri) === undefined) return;
    const moved = this.#below(from);
    this.disk.delete(from);
    for (const [path, text] of moved) this.disk.write(`${to}${path.slice(from.length)}`, text);
    const { workspace } = this.engine;
    const again = workspace.fileDeleted(uri);
    await this.#reload((await workspace.fileChanged(joinUri(FOLDER, to))) || again);
  }

  /** The files at or below a path, with their texts. */
  #below(path: string): readonly (readonly [string, string])[] {
    const entries = this.disk.readDirectory(joinUri(FOLDER, path));
    if (entries !== undefined) return entries.flatMap(({ name }) => this.#below(`${path}/${name}`));
    const text = this.#onDisk(path);
    return text === undefined ? [] : [[path, text]];
  }

  #onDisk(path: string): string | undefined {
    const result = this.disk.readFile(joinUri(FOLDER, path), Number.POSITIVE_INFINITY);
    return result.ok ? new TextDecoder().decode(result.bytes) : undefined;
  }

  async #reload(isWanted: boolean): Promise<void> {
    if (isWanted) await this.engine.workspace.load();
  }
}

function place(engine: Engine, seen: RecordRef): string {
  const ref = engine.snapshot.current(seen);
  return ref === undefined ? 'gone' : `${ref.document.path}:${ref.record.anchor.start}-${ref.record.anchor.end}`;
}

function matrixOf(engine: Engine): unknown {
  const { criteria, controls } = engine.readiness.matrix();
  const places = (refs: readonly RecordRef[]): string[] => refs.map((ref) => place(engine, ref));
  return {
    criteria: criteria.map((row) => ({
      ...row,
      framework: row.framework.id,
      policies: places(row.policies),
      controls: places(row.controls),
      routes: row.routes.map(({ record, via }) => [place(engine, record), via]),
    })),
    controls: controls.map(({ control, readiness }) => ({
      ...readiness,
      control: place(engine, control),
      policies: places(readiness.policies),
      evidence: places(readiness.evidence),
    })),
  };
}

function treeOf(engine: Engine, grouping: (typeof MATRIX_GROUPINGS)[number], parent?: string): unknown[] {
  const nodes = matrixTree(engine, parent === undefined ? { grouping } : { grouping, parent });
  return nodes.map((node: MatrixNode) => [node, node.hasChildren ? treeOf(engine, grouping, node.id) : []]);
}

/** All that an engine can be asked about its workspace as a whole. */
function everything(engine: Engine): unknown {
  return {
    findings: engine.diagnoseAll(),
    totals: engine.totals(engine.diagnoseAll()),
    known: engine.judgedDocuments().map(({ uri }) => engine.inBaseline(uri)),
    gone: engine.goneFromBaseline(),
    matrix: matrixOf(engine),
    trees: MATRIX_GROUPINGS.map((grouping) => treeOf(engine, grouping)),
    standing: engine.readiness.standing(),
  };
}

/** What is said of each document; where a related place stands is left out, since it is asked anew each time. */
function saidOf(engine: Engine): ReadonlyMap<string, string> {
  const uris = [...engine.documents().map(({ uri }) => uri), engine.snapshot.configurationDocument.uri];
  return new Map(
    uris.map((uri) => [
      uri,
      JSON.stringify(
        engine.diagnose(uri).map(({ range, severity, code, message }) => [range, severity, code, message]),
      ),
    ]),
  );
}

/** Asks everything, so that what had to be asked of the disk first is known, and lets the answers come. */
async function learn(engine: Engine): Promise<void> {
  everything(engine);
  await new Promise((resolve) => setImmediate(resolve));
  // What a path leads to is known by now, and so is which files are to be verified.
  everything(engine);
  await engine.workspace.digests.settled();
}

async function assertSame(steps: readonly Step[], isAsynchronous: boolean): Promise<void> {
  const editor = new Editor(isAsynchronous);
  await editor.engine.workspace.load();
  await learn(editor.engine);
  for (const step of steps) {
    const before = saidOf(editor.engine);
    editor.engine.takeChanged();
    await editor.take(step);
    const fresh = await editor.fresh();
    for (const engine of [editor.engine, fresh]) await learn(engine);
    const announced = editor.engine.takeChanged();
    assert.deepEqual(everything(editor.engine), everything(fresh));
    const after = saidOf(editor.engine);
    for (const uri of new Set([...before.keys(), ...after.keys()])) {
      if ((before.get(uri) ?? '[]') !== (after.get(uri) ?? '[]')) assert.ok(announced.has(uri), `${uri} was announced`);
    }
  }
}

const SEED = process.env['PLUMBLINE_SEED'];

describe('an engine after edits', () => {
  for (const isAsynchronous of [false, true]) {
    it(`says what a fresh one says, on a disk that answers ${isAsynchronous ? 'later' : 'at once'}`, async function () {
      this.timeout(600_000);
      await fc.assert(
        fc.asyncProperty(fc.array(STEP, { minLength: 1, maxLength: 12 }), (steps) => assertSame(steps, isAsynchronous)),
        { seed: SEED === undefined ? 20_260_915 : Number(SEED), numRuns: runs(4) },
      );
    });
  }
});
