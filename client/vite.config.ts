import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { leanVue } from './build/lean-vue.ts'
import { mainFiles } from './build/main-files.ts'
import { packedFiles } from './build/packed-files.ts'
import { shellFiles } from './worker/shell-files.ts'

// The words and forms of those who act, all of hours and what only the console has are fetched with their pages, however many need them.
const early =
  /client[\\/](lib|ui|app|features|pages[\\/]back-button)(?!.*\b(?:order-words|likeness-words|dispatch-words|use-act|save-file|use-sending|short-name)\.ts|[\\/]hours[\\/]|ui[\\/]desk[\\/])|node_modules[\\/](?!@?vant|@?element-plus|@vueuse|@floating-ui|@popperjs|@ctrl|async-validator|dayjs|lodash|memoize-one|normalize-wheel|echarts|zrender|tslib)/

// Cards of orders and what belongs to them: on most pages, but not where a need is written, which people open on poor networks.
const cards =
  /client[\\/](features[\\/]orders[\\/](order-acts|order-contact|meanwhile-note|primary-action|own-offer|use-order-list|fresh-rows|boxes|teams)|ui[\\/](six-step-bar|star-rate|due-clock|suspended-tag|status-tag|urgency-tag|note-box|holder-words|step-since|order-card|empty-state|sheet-dialog|refresh-page|refresh-words)|lib[\\/]due)/

// What runs while the rest is on its way must not need the rest.
const first = /client[\\/](app[\\/](first|onward|pages)|lib[\\/]tokens)\.ts|vite[\\/]preload-helper/

// Half of what every page needs, and the half that stays as it is from one version to the next; what is small and needs nothing else goes along.
const framework = /node_modules[\\/](@vue|vue)[\\/]|client[\\/]lib[\\/]install/

export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue(), leanVue(), mainFiles(), packedFiles(), shellFiles()],
  // The same functions without dates, numbers and plurals, which the client says by other means: five kilobytes less for a phone.
  resolve: { alias: { 'vue-i18n': 'petite-vue-i18n' } },
  define: {
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __INTLIFY_DROP_MESSAGE_COMPILER__: true,
    __VUE_OPTIONS_API__: false,
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 2048,
    // Older browsers fetch in a row what others fetch at once.
    modulePreload: { polyfill: false },
    // What most pages share comes in one file: fewer requests, and it packs better than twenty small ones.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vue', test: framework, priority: 4 },
            { name: 'first', test: first, priority: 3 },
            { name: 'socket', test: /node_modules[\\/](@socket\.io|socket\.io|engine\.io)/, priority: 3 },
            { name: 'shared', test: (id) => early.test(id) && !cards.test(id), minShareCount: 4, priority: 2 },
            { name: 'cards', test: cards, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
})
