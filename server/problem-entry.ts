type Text = [title: string, detail: string]

/** What a refusal answers: the HTTP status, and its title and detail in both languages. */
export const entry = (status: number, zh: Text, en: Text) => ({ status, 'zh-CN': zh, en })
