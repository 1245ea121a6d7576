import type { ProblemBody } from '@contract/problems.ts'

/** A refusal of the server, or the network's: `status` 0 and code `client.unreachable`. */
export class Problem extends Error {
  readonly body: ProblemBody

  constructor(body: ProblemBody) {
    super(body.detail || body.title)
    this.body = body
  }
}

/** What went wrong, as a problem; anything that is not one is a fault of the program and thrown on. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  throw error
}

/** The problem of a request that got no answer. */
export function unreachable(path: string, detail: string): Problem {
  return new Problem({ type: 'about:blank', title: detail, status: 0, detail, instance: path, code: 'client.unreachable' })
}

/** The server's words per field, by the first part of each pointer and by the first two: `contact` and `contact.phone`. */
export function fieldErrors(problem: Problem | null): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { pointer, detail } of problem?.body.errors ?? []) {
    const [first = '', second] = pointer.split('/').slice(1)
    errors[first] ??= detail
    if (second) errors[`${first}.${second}`] ??= detail
  }
  return errors
}
