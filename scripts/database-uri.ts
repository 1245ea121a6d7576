/** The same server and options, another database. */
export const databaseNamed = (uri: string, name: string) => {
  const url = new URL(uri)
  url.pathname = `/${name}`
  return url.toString()
}
