import type { HtmlTagDescriptor, Plugin } from 'vite'

/** Names in the page's head what the client's main part is made of, so that it is fetched at once and not only when the first few lines ask for it. */
export function mainFiles(): Plugin {
  return {
    name: 'main-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const main = Object.values(bundle).find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith('/app/main.ts'))
        if (main?.type !== 'chunk') throw new Error('the client has no app/main.ts of its own')
        const parts = [main, ...main.imports.flatMap((name) => (bundle[name]?.type === 'chunk' ? bundle[name] : []))]
        const styles = parts.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])
        const tag =
          (rel: string) =>
          (name: string): HtmlTagDescriptor => ({ tag: 'link', attrs: { rel, crossorigin: true, href: `/${name}` }, injectTo: 'head' })
        return [...parts.map(({ fileName }) => fileName).map(tag('modulepreload')), ...styles.map(tag('stylesheet'))].filter(
          ({ attrs }) => !html.includes(String(attrs?.['href'])),
        )
      },
    },
  }
}
