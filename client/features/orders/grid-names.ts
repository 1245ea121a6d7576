import { reactive, watch } from 'vue'
import { getUnits } from '../../lib/api.ts'
import { asProblem } from '../../lib/problem.ts'
import { shortName } from '../../lib/short-name.ts'

async function nameOf(code: string): Promise<string> {
  const [villages, grids] = await Promise.all([getUnits(`${code.slice(0, 9)}000`), getUnits(code.slice(0, -3))])
  const nameIn = (units: typeof villages, wanted: string) => units.items.find((unit) => unit.code === wanted)?.name ?? ''
  return shortName(nameIn(villages, code.slice(0, 12))) + nameIn(grids, code)
}

/** The names of grids by code, with their villages; each is read once, when it is first asked for. */
export function useGridNames(codes: () => string[]): Map<string, string> {
  const names = reactive(new Map<string, string>())

  async function read(code: string): Promise<void> {
    if (names.has(code)) return
    names.set(code, '')
    // A name that cannot be read now is said as “another grid”, and asked for again with the next change.
    await nameOf(code).then(
      (name) => names.set(code, name),
      (error: unknown) => (asProblem(error), names.delete(code)),
    )
  }

  watch(codes, (asked) => asked.forEach((code) => void read(code)), { immediate: true })
  return names
}
