// @ts-check
// The language of the page: the reader's choice, or the browser's. It runs before the page is first painted, so that no word changes under the reader's eyes.
import {remember, remembered} from './memory.js';
import {wordsFor} from './words.js';

export const EXAMPLES = [
  {name: 'examplePlan', src: 'examples/report.html', with: 'examples/plan.md'},
  {name: 'exampleRegulation', src: 'examples/regulation-2019.md', with: 'examples/regulation-2024.md'},
];

const KEY = 'duidu-language';
const languages = ['zh-Hans', 'zh-Hant', 'en'];

/** What the page says in its language now. */
export const words = () => wordsFor(document.documentElement.lang);

const firstLanguage = () => {
  const kept = remembered(KEY);
  if (kept && languages.includes(kept)) return kept;
  const [wanted = ''] = navigator.languages ?? [];
  return /^zh-(Hant|TW|HK|MO)/i.test(wanted) ? 'zh-Hant' : /^zh/i.test(wanted) ? 'zh-Hans' : 'en';
};

const examples = /** @type {HTMLSelectElement} */ (document.getElementById('example'));
let own = false;

/** Names the examples, and the reader's own documents where there are some. @param {{own?: boolean, chosen?: string}} [now] chosen: "own", or the number of an example */
export const listExamples = ({own: there = own, chosen = examples.value} = {}) => {
  own = there;
  examples.replaceChildren(...own ? [new Option(words().mine, 'own')] : [], ...EXAMPLES.map(({name}, index) => new Option(words()[name], String(index))));
  examples.value = chosen || '0';
};

/** @param {string} language */
const speak = language => {
  const words = wordsFor(language);
  document.documentElement.lang = language;
  document.title = words.title;
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = words[element.getAttribute('data-say') ?? ''];
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', words[element.getAttribute('data-label') ?? '']);
  for (const button of document.querySelectorAll('[data-lang]')) button.setAttribute('aria-pressed', String(button.getAttribute('data-lang') === language));
  listExamples();
  document.querySelector('duidu-reader')?.setAttribute('lang', language);
};

for (const button of document.querySelectorAll('[data-lang]')) button.addEventListener('click', () => {
  const language = button.getAttribute('data-lang') ?? 'zh-Hans';
  remember(KEY, language);
  speak(language);
});
speak(firstLanguage());
document.documentElement.classList.toggle('returning', remembered('duidu-kept') === 'open'); // kept.js; the example is not to come and go
