import { computed, reactive, ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { asProblem, fieldErrors, type Problem } from './problem.ts'

type Manner = {
  /** Every field the form has; what is refused about another is said in its line. */
  fields?: readonly string[]
  /** Told in place of the form when what it was for is not so any more, as `isOvertaken` says. To be given and not emitted where news can take the form away meanwhile. */
  overtaken?: (problem: Problem) => unknown
}

/** It cannot be done as things are: somebody was quicker, took away what one could reach, or a limit is met. */
export const isOvertaken = ({ body: { status } }: Problem) => status === 409 || status === 404 || status === 403

/** What a form's line says of a refusal: nothing where every part of it has its field. */
export function lineOf(problem: Problem | null, fields: readonly string[]): string {
  const errors = problem?.body.errors ?? []
  const elsewhere = errors.filter(({ pointer }) => !fields.includes(pointer.split('/')[1] ?? ''))
  if (!problem || (errors.length > 0 && elsewhere.length === 0)) return ''
  return [problem.message, ...new Set(elsewhere.map(({ detail }) => detail))].join(' ')
}

/** Sends one thing at a time: `busy` while it goes; where it was refused, `errors` by field and the form's `line`. */
export function useSending({ fields = [], overtaken }: Manner = {}) {
  const busy = ref(false)
  const problem = ref<Problem | null>(null)

  function refused(error: unknown): void {
    const said = asProblem(error)
    if (overtaken && isOvertaken(said)) overtaken(said)
    else problem.value = said
  }

  /** Sends, and hands on what was answered. */
  async function send<T>(call: () => Promise<T>, taken: (answer: T) => void = () => {}): Promise<void> {
    if (busy.value) return
    busy.value = true
    problem.value = null
    try {
      taken(await call())
    } catch (error) {
      refused(error)
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, errors: computed(() => fieldErrors(problem.value)), line: computed(() => lineOf(problem.value, fields)), send }
}

// By page and part of it: a page is drawn anew when news bring its reader another role, and what was said must not go with the old one.
const told = reactive<Record<string, string>>({})

/** Forgets what was said: it was meant for the one who signs out. */
export function forgetTold(): void {
  for (const place of Object.keys(told)) delete told[place]
}

/** What happened `meanwhile`, said until it is closed or the page is left; the page reads again how things stand, and with that what may be done. */
export function useMeanwhile(readAgain: () => unknown, part = '') {
  const place = `${location.pathname} ${part}`
  const meanwhile = computed({ get: () => told[place] ?? '', set: (said) => (told[place] = said) })
  onBeforeRouteLeave(() => void delete told[place])

  function overtaken(said: string): void {
    meanwhile.value = said
    void readAgain()
  }

  return { meanwhile, overtaken }
}
