import type { Role } from '../../server/contract/flow.ts'
import { roleOf, rows } from './rows.ts'

type Page = { path: string; name: string; roles?: Role[]; navFor?: Role[] }

// The client's own table, read as it runs: its types belong to the client's build.
const file = new URL('../../client/app/pages.ts', import.meta.url)

/** The page table of the client. */
export const readPages = async (): Promise<Page[]> => ((await import(file.href)) as { pages: Page[] }).pages

/** What the rows leave out of the page table, one line each: a page, or somebody of whom it is made. */
export const uncovered = (pages: Page[]): string[] => {
  const missing = ({ name, roles, navFor = roles ?? [] }: Page) => {
    const own = rows.filter(({ page }) => page === name)
    const seen = new Set(own.flatMap(({ as }) => as.map(roleOf)))
    const unseen = navFor.filter((role) => !seen.has(role))
    return own.length === 0 ? [`page ${name} has no row`] : unseen.map((role) => `page ${name} is not opened as ${role}`)
  }
  const gone = rows.filter(({ page }) => !pages.some(({ name }) => name === page))
  return [...pages.flatMap(missing), ...gone.map(({ page }) => `page ${page} is not in the page table`)]
}
