/** What tells properties of ours from those of others in OSCAL: exports write it, and imports know our own documents by it. */

/** Names in properties of ours are ours alone. No page stands there. */
export const NAMESPACE = 'urn:plumbline:oscal';
