/** Template placeholders: what stands where a value is still to be filled in. */

/** Words that templates put in brackets: `[Company]` is one, while `[jane.doe]` is a list with a person in it. */
const TEMPLATE_WORDS =
  /^(?:your |insert |enter )|^(?:the )?(?:company|organi[sz]ation|owner|approver|name|role|title|date|version|department|team)(?: name)?$/i;

const WHOLE =
  /^(?:tbd|tbc|tba|todo|fixme|xxx+|\?+|n\/?a|n\.a\.|not applicable|to be (?:determined|decided|defined|confirmed)|change ?me|placeholder)[.:!]?$/i;

const BRACKETED = /^(?:\{\{.*\}\}|<[^<>@]*>|\[[^[\]]*\]|\$\{[^{}]*\}|%[A-Z_]+%)$/;

/** Whether a whole value is a placeholder: `{{.Name}}`, `[Company]`, `<owner>`, `TBD`, `TODO`, `N/A` and their kin. */
export function isPlaceholder(text: string): boolean {
  const source = text.trim();
  if (source.length === 0 || source.length > 120) return false;
  return WHOLE.test(source) || BRACKETED.test(source);
}

/** Whether the only item of a list in brackets is a template's word, so that `[Company]` was meant as a placeholder. */
export function isTemplateWord(text: string): boolean {
  return TEMPLATE_WORDS.test(text.trim());
}

const FIRST_MASK = 0xe000;

/**
 * Hides what stands in `{{ }}` from the YAML reader, for which it would be a map in a map: each character of it is moved
 * to the private use area, so that every offset stays as it is. `unmask` brings it back.
 */
export function maskTemplates(text: string): string {
  if (!text.includes('{{')) return text;
  return text.replace(/\{\{[^{}\r\n]*\}\}/g, (whole) => {
    let masked = '';
    for (let index = 0; index < whole.length; index++) {
      const code = whole.charCodeAt(index);
      masked += code < 0x80 ? String.fromCharCode(FIRST_MASK + code) : whole.charAt(index);
    }
    return masked;
  });
}

/** Undoes `maskTemplates` in a value. */
export function unmask(text: string): string {
  return text.replace(/[\uE000-\uE07F]/g, (character) => String.fromCharCode(character.charCodeAt(0) - FIRST_MASK));
}
