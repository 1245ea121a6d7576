/** Skills as they are written in one line, apart: by commas, stops between items, or spaces around them. */
export function splitSkills(written: string): string[] {
  return [...new Set(written.split(/[、，,;；\n]+/).map((skill) => skill.trim()))].filter(Boolean)
}
