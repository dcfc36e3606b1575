/** The located YAML tree that both YAML readers (our own fast one and the library) produce. */

import type { SyntaxProblem } from './problem.ts';
import type { Range } from './range.ts';

/** A value without children. Its range covers the quotes, and for a block scalar the header and the content. */
export interface YamlScalar extends Range {
  readonly kind: 'scalar';
  /** By the YAML 1.2 core schema: ISO dates stay strings. An empty value (`owner:`) has no node at all. */
  readonly value: string | number | boolean | null;
  /** The value as written, without quotes or escapes: what `1.10` or `~` looked like before it was resolved. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

export interface YamlPair {
  readonly key: YamlScalar;
  /** Undefined when nothing stands after the colon. */
  readonly value: YamlNode | undefined;
}

/** Duplicate keys all stay in `pairs`, in order; each after the first is also a `key-duplicate` problem. */
export interface YamlMap extends Range {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

/** An empty item (`- `) is undefined. */
export interface YamlSeq extends Range {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly (YamlNode | undefined)[];
}

export type YamlNode = YamlScalar | YamlMap | YamlSeq;

/** A comment: `text` is what follows the `#`, trimmed. */
export interface YamlComment extends Range {
  readonly text: string;
}

/** One document of a stream, between `---` markers. */
export interface YamlDocument extends Range {
  readonly root: YamlNode | undefined;
}

export interface YamlStream {
  readonly documents: readonly YamlDocument[];
  readonly comments: readonly YamlComment[];
  readonly problems: readonly SyntaxProblem[];
}
