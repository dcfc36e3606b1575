/** Keeps the catalogue that the files of a folder make, and says what changes when one of them does. */

import { BUILT_IN_CATALOGUE, type Catalogue, catalogueOf } from '../frameworks/catalogue.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Dependencies } from './dependencies.ts';
import { frameworkOf } from './own-frameworks.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

export class OwnCatalogue {
  readonly #index: WorkspaceIndex;
  #catalogue = BUILT_IN_CATALOGUE;
  /** What the present one was made of, to compare. */
  #frameworks = '[]';

  constructor(index: WorkspaceIndex) {
    this.#index = index;
  }

  get current(): Catalogue {
    return this.#catalogue;
  }

  /** Makes the catalogue anew where a file says otherwise now, and announces what that changes. */
  settle(dependencies: Dependencies): void {
    const files: (readonly [path: string, framework: Framework])[] = [];
    for (const { path, facts } of this.#index.frameworks) {
      if (facts.framework !== undefined) files.push([path, frameworkOf(facts.framework)]);
    }
    const frameworks = JSON.stringify(files);
    // A comment, or what nobody asks about, is not worth reckoning anything anew.
    if (frameworks === this.#frameworks) return;
    this.#frameworks = frameworks;
    this.#catalogue = catalogueOf(files.map(([, framework]) => framework));
    const changed = this.#index.setCatalogue(this.#catalogue);
    if (changed === undefined) dependencies.changeAll();
    else dependencies.change(changed);
  }
}
