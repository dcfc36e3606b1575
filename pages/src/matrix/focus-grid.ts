/** Where the focus of the matrix goes when what had it is gone. */

/** Leads the focus to the cell of the grid that had it last, or has it first. */
export function focusGrid(): void {
  document.querySelector<HTMLElement>('.grid [tabindex="0"]')?.focus({ preventScroll: true }); // l10n: a selector
}
