/**
 * What the words of a control say of how often it operates, where they say it for certain: one frequency and no other, as an
 * adverb (“is reviewed quarterly”) or before the name of something that controls do (“Quarterly access review”).
 */

import { type FrequencyWords, frequencyWords, isAbout } from '../domain/frequency-words.ts';
import type { Range } from '../syntax/range.ts';
import type { GroupFacts, StatedFrequency } from './document-facts.ts';
import { value } from './record.ts';

/** A description that is longer speaks of more than the control. */
const LONGEST_TEXT = 4000;

/** Most controls have none of these in their words, and nothing more is to be looked at in them. */
const ANY = /dai|night|week|month|quarter|annual|year|half|day|biennial/i;

/** A stretch of the text that holds one sentence: offsets from where the words begin. */
interface Sentence extends Range {
  readonly text: string;
}

interface Occurrence extends Range {
  readonly words: FrequencyWords;
  readonly isCertain: boolean;
  readonly isAdjective: boolean;
  readonly isAtLeast: boolean;
}

/**
 * What the title and the description of a control say together; undefined where they say nothing, two things, or nothing for
 * certain. `text` is that of the document: the words are looked for as they are written, so that their place is known.
 */
export function statedFrequency(control: GroupFacts, text: string): StatedFrequency | undefined {
  const found: Occurrence[] = [];
  let all = '';
  for (const written of [value(control, 'title') ?? value(control, 'name'), value(control, 'description')]) {
    if (written === undefined || written.end - written.start > LONGEST_TEXT) continue;
    const words = text.slice(written.start, written.end);
    all += `${words}\n`;
    if (ANY.test(words)) found.push(...occurrencesIn(words, written.start));
  }
  const [first] = found;
  const interval = first?.words.interval;
  if (interval === undefined) return undefined;
  for (const { words } of found) {
    if (words.interval === undefined || !isAbout(words.interval, interval)) return undefined;
  }
  const certain = found.find(({ isCertain }) => isCertain);
  if (certain === undefined) return undefined;
  const { start, end, isAdjective } = certain;
  return {
    start,
    end,
    interval,
    isAdjective,
    isAtLeast: found.some(({ isAtLeast }) => isAtLeast),
    isOnly: found.length === 1,
    namesEvents: EVENTS.test(all),
    namesAutomation: AUTOMATION.test(all),
  };
}

/** What a control does whenever something happens is told by. */
const EVENTS =
  /\b(?:each time|every time|upon|when|whenever|as needed|ad[- ]hoc|on demand|before|prior to|after|following|(?:new )?(?:hires?|joiners?|leavers?)|terminat\w+|onboard\w*|offboard\w*|requests?|requested|changes?|releases?|incidents?|deploy\w*|commits?|pull requests?|(?:each|every) (?!day|week|month|quarter|half|year)[a-z]+)\b/i;

/** What goes on without a pause is told by. */
const AUTOMATION =
  /\b(?:automat\w+|alerts?|alerting|alerted|monitor\w*|always|enforc\w+|encrypt\w*|real[- ]time|detect\w*|at all times|ongoing|configured)\b/i;

/** A list has several things that are done: how often one of them is done is not how often the control operates. */
const LIST = /^[ \t]*(?:[-*+•]|\d+[.)])[ \t][^]*\n[ \t]*(?:[-*+•]|\d+[.)])[ \t]/m;

/** Words that say so more often than this speak of many things. */
const MOST_WORDS = 8;

function uncertain(words: FrequencyWords, at: number): Occurrence {
  const [start, end] = [at + words.start, at + words.end];
  return {
    start,
    end,
    words: { ...words, interval: undefined },
    isCertain: false,
    isAdjective: false,
    isAtLeast: false,
  };
}

function occurrencesIn(words: string, at: number): Occurrence[] {
  const found = frequencyWords(words);
  if (found.length > MOST_WORDS) return found.slice(0, 1).map((one) => uncertain(one, at));
  const sentences = sentencesOf(words);
  const isList = LIST.test(words);
  return found.map((one) => {
    const sentence = sentences.find(({ end }) => one.end <= end) ?? { start: 0, end: words.length, text: words };
    const before = words.slice(sentence.start, one.start);
    const after = words.slice(one.end, sentence.end);
    const isAdjective =
      ['adjective', 'basis'].includes(one.form) || (one.form === 'either' && !ADVERB_GOES_ON.test(after));
    const isCertain =
      one.interval !== undefined &&
      !isList &&
      !ASIDE.test(words.slice(Math.max(0, one.start - 30), one.start)) &&
      !SOMETHING_ELSE.test(before) &&
      (isAdjective && one.form !== 'basis' ? namesOperation(before, after) : isOfOperation(before, after));
    const isAtLeast = AT_LEAST.test(before) || /^,?\s+at (?:a minimum|least)\b/i.test(after);
    return { start: at + one.start, end: at + one.end, words: one, isCertain, isAdjective, isAtLeast };
  });
}

const SENTENCE_END = /[.;!?](?=\s|["']|$)|\n[ \t]*(?:\r?\n|[-*+][ \t])/g;

function sentencesOf(words: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const add = (end: number): void => {
    sentences.push({ start, end, text: words.slice(start, end) });
    start = end;
  };
  for (const match of words.matchAll(SENTENCE_END)) add(match.index + match[0].length);
  add(words.length);
  return sentences;
}

/** What follows an adverb, and no adjective: the end, a mark, or a word that begins something new. */
const ADVERB_GOES_ON =
  /^\s*(?:$|[.,;:!?)\]"'–—]|-\s|(?:by|in|for|to|with|on|at|the|a|an|all|each|every|against|using|from|after|before|during|as|through|via|including|whether|that|so|if|when|whenever|across|between|under|because|since|until|unless|who|which|we|they|our|its|their|thereafter|or more|and (?:is|are|the|any|all|after|when|whenever|upon|on|also|then|again|removes?|removed|documented|signed|approved|corrected|fixed|revoked|disabled|updated|tracked|followed))(?![\w-]))/i;

const AT_LEAST = /\b(?:a[ts] least|no less than|not less than|minimum)\s+(?:(?:on )?an?\s+)?$|\bat (?:a )?minimum\b/i;

/** What is denied, was so once, or belongs to something else that is named before it. */
const ASIDE =
  /\b(?:not|no longer|either|about|approximately|usually|typically|rather than|instead of|formerly|previously|once|than|older than|last|next|e\.g\.)\s+(?:an?\s+)?$/i;

/** Sentences in which a length of time, a deadline, a report or the definition itself is what is spoken of. */
const SOMETHING_ELSE =
  /\b(?:within|slas?|days?|retain\w*|retention|kept|keeps?|stored|archiv\w+|report\w*|presents?|presented|discuss\w*|meetings?|committee|board|minutes|budget\w*|goals?|targets?|updat\w+ (?:the|this|its|our) (?:[\w/-]+ ){0,4}(?:polic(?:y|ies)|process|procedures?|requirements)|(?:this|the) (?:control|procedure|document|standard|definition|description|policy))\b/i;

/** The names of what controls do. */
const OPERATION =
  /^(?:reviews?|re-?certifications?|certifications?|attestations?|tests?|testing|checks?|scans?|scanning|assessments?|reconciliations?|trainings?|exercises?|drills?|back-?ups?|inspections?|verifications?|rotations?|walk-?throughs?|inventory|inventories|sweeps?|comparisons?|evaluations?|refreshers?|patching|restores?|restorations?|table-?tops?|simulations?|campaigns?|appraisals?|detection|monitoring|validations?|confirmations?)$/i;

/** What makes an operation the name of something else: the results of the annual test. */
const RESULT =
  /^\s*(?:results?|findings?|schedules?|summary|summaries|evidence|cycles?|polic(?:y|ies)|procedures?|calendars?|programs?|programmes?|tickets?|records?|coverage|scores?|vendors?|firms?)\b/i;

/** Behind a preposition stands what the control uses, or comes after: “findings of the annual test”. */
const PREPOSITION =
  /\b(?:of|from|in|into|during|after|by|for|to|until|before|following|since|with|at|on|via|through|between|under|per|against|using|outside)\s+(?:(?:the|our|its|their|each|every|an?|that|this|any|all)\s+)?(?:[\w-]+['’]s?\s+)?$/i;

/** What is looked at is the work of another control: “verifies that the quarterly review took place”, “4 quarterly reviews”. */
const LOOKED_AT =
  /(?:\b(?:reviews?|inspects?|verif\w+|collects?|obtains?|uses?|examines?|samples?|evidence|that)\s+(?:(?:the|all|an?|each)\s+)?|\d\s+)$/i;

/** How far behind the adjective the noun may stand: “annual security awareness training”. */
const FARTHEST_NOUN = 4;

function namesOperation(before: string, after: string): boolean {
  if (PREPOSITION.test(before) || LOOKED_AT.test(before)) return false;
  let rest = after;
  for (let word = 0; word < FARTHEST_NOUN; word++) {
    const match = /^\s+([A-Za-z][\w'’/-]*)/.exec(rest);
    if (match === null) return false;
    rest = rest.slice(match[0].length);
    if (OPERATION.test(match[1] ?? '') && !/^\s+[a-z-]*(?:testing|tests?|reviews?|scans?|training)\b/i.test(rest)) {
      return !RESULT.test(rest);
    }
  }
  return false;
}

/** Something must be done that often: a verb stands before or behind, not only a name. */
function isOfOperation(before: string, after: string): boolean {
  if (SOMETHING_ELSE.test(after) || /^\s+or\b(?! more)/i.test(after)) return false;
  return /[A-Za-z]{3,}/.test(before) || /[A-Za-z]{3,}/.test(after);
}
