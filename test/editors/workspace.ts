/** The folder that an editor opens in the tests: with text beyond ASCII before everything that has a place in a line. */

export const AS_OF = '2026-09-15';

/** With everything that has to be escaped in a URI. */
export const FOLDER_NAME = 'Ärzte & Co #1';

/** Its policy has one wrong word, one review that is overdue as of `AS_OF`, and one control that there is not. */
export const POLICY = `---
id: POL-ACCESS
title: Access
version: "1"
status: "aproved" # 🙂 décidé
owner: jane.doe
approver: chris.lee
approved: 2026-01-15
last_reviewed: 2025-01-15
review_cadence: annual
satisfies: [CC6.1]
---
# Zugänge

🙂 “Ärzte” prüfen die Zugänge nach AC-02, nicht nach AC-03.
`;

export const REGISTER = `controls:
  - id: AC-02
    title: "🙂 Prüfung der Zugänge"
    status: planned
    owner: jane.doe
    frequency: annual
    next_review: 2027-10-01
    policies: [POL-ACCESS]
    criteria: [CC6.1]
`;

export const FILES: Readonly<Record<string, string>> = {
  'plumbline.yml': 'engagement: {type: 1, categories: [security]}\nrules: {criterion-unmapped: off}\n',
  'policies/access.md': POLICY,
  'controls/access.yml': REGISTER,
};
