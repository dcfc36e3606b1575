/** The day that the setting `plumbline.asOf` names, read as the server reads it. */

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** A day that exists, `YYYY-MM-DD`, with blanks around it or without; undefined for anything else, which means today. */
export function dayInSetting(setting: unknown): string | undefined {
  if (typeof setting !== 'string') return undefined;
  const day = setting.trim();
  if (!SHAPE.test(day)) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  // The 31st of February is taken for the 3rd of March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}
