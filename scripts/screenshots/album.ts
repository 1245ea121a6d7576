import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'

/** One picture: the page it is of, what it shows, and what looks wrong on it. */
export type Picture = { page: string; caption: string; file: string; faults: string[] }

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const figure = ({ caption, file, faults }: Picture) =>
  `<figure${faults.length > 0 ? ' class="wrong"' : ''}><a href="${escape(basename(file))}"><img loading="lazy" src="${escape(basename(file))}" alt=""></a><figcaption>${escape(caption)}${faults.map((fault) => `<br><b>${escape(fault)}</b>`).join('')}</figcaption></figure>`

const style =
  'body{font:14px/1.4 system-ui;margin:24px}section{display:flex;flex-wrap:wrap;gap:16px;align-items:start}figure{margin:0;width:240px}img{width:100%;max-height:480px;object-fit:cover;object-position:top;border:1px solid #ccc}.wrong img{border-color:#c8102e}b{color:#c8102e}'

/** Writes the page that shows all pictures, grouped by the page they are of. */
export const writeAlbum = async (folder: string, pictures: Picture[]) => {
  const names = [...new Set(pictures.map(({ page }) => page))]
  const section = (name: string) =>
    `<h2 id="${name}">${name}</h2><section>${pictures
      .filter(({ page }) => page === name)
      .map(figure)
      .join('')}</section>`
  const links = names.map((name) => `<a href="#${name}">${name}</a>`).join(' · ')
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screenshots</title><style>${style}</style><h1>Screenshots</h1><p>${links}</p>${names.map(section).join('')}`
  await writeFile(`${folder}/index.html`, html)
}
