/** Why something could not be had from Git: a sentence for a person that says what to do. */

export class GitFault extends Error {}
