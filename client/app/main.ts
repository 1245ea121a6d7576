import { createPinia } from 'pinia'
import { createApp } from 'vue'
import 'vant/es/style/base.css'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/shared.css'
import '../lib/care.ts'
import '../lib/install.ts'
import { i18n, speakAsBefore } from '../lib/language.ts'
import { turn } from '../lib/turn.ts'
import App from './app.vue'
import { router } from './router.ts'

await speakAsBefore()
await turn()
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')
