const KEPT_MS = 60_000

function follow(file: Blob, how: Partial<HTMLAnchorElement>): void {
  const link = Object.assign(document.createElement('a'), how, { href: URL.createObjectURL(file) })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS)
}

/** Saves a file under a name, as a link to it would. */
export const saveFile = (file: Blob, name: string) => follow(file, { download: name })

/** Opens a file beside the page. */
export const openFile = (file: Blob) => follow(file, { target: '_blank', rel: 'noopener' })
