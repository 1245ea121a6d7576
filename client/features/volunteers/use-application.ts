import { computed, reactive, ref } from 'vue'
import { onceKeys } from '../../lib/idempotency.ts'
import { words } from '../../lib/language.ts'
import { asProblem, fieldErrors, type Problem } from '../../lib/problem.ts'
import { bodyOf, emptyForm, fieldsOfSteps, lacking } from './application-fields.ts'
import { applyAsVolunteer } from './calls.ts'

/** The step a refusal is about; -1 when it is about none. A number that cannot be registered was written in the first. */
function stepOf({ body: { errors = [], code } }: Problem): number {
  const fields = code.startsWith('volunteer.number') ? ['idNumber'] : errors.map(({ pointer }) => pointer.split('/')[1] ?? '')
  return fieldsOfSteps.findIndex((own) => own.some((field) => fields.includes(field)))
}

/** The form of a volunteer's registration in three steps; a refusal leads back to the step it is about. `overtaken`: it was sent elsewhere meanwhile. */
export function useApplication(grid: string | null, overtaken: (problem: Problem) => void) {
  const form = reactive(emptyForm(grid))
  const keys = onceKeys()
  const step = ref(0)
  const tried = ref(-1)
  const problem = ref<Problem | null>(null)
  const busy = ref(false)

  /** What is wrong, by field: what is missing in a step one tried to leave, and what the server said. */
  const errors = computed((): Record<string, string> => {
    const missing = tried.value < step.value ? [] : lacking(form, step.value)
    return { ...fieldErrors(problem.value), ...Object.fromEntries(missing.map((field) => [field, words(`volunteer.missing.${field}`)])) }
  })

  async function send(): Promise<boolean> {
    busy.value = true
    try {
      const sent = bodyOf(form)
      await applyAsVolunteer(sent, keys.keyFor(sent))
      return true
    } catch (error) {
      problem.value = asProblem(error)
      if (problem.value.body.code === 'volunteer.already') overtaken(problem.value)
      const at = stepOf(problem.value)
      if (at >= 0) step.value = at
      return false
    } finally {
      busy.value = false
    }
  }

  /** Leaves the step, or sends the form after the last; true once it was taken. */
  async function goOn(): Promise<boolean> {
    tried.value = step.value
    if (busy.value || lacking(form, step.value).length > 0) return false
    problem.value = null
    if (step.value === fieldsOfSteps.length - 1) return send()
    step.value++
    return false
  }

  return { form, step, errors, problem, busy, goOn }
}
