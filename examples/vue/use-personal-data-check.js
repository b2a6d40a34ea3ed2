import { computed, onBeforeUnmount, onMounted, ref, toValue } from 'vue';
import { createFormGuard } from 'withhold/form';
import { createTextCheck } from 'withhold/schema';

/**
 * The whole guard on a form: `const form = useTemplateRef('form'); useFormGuard(form)`, with `data-withhold` on its fields.
 * For forms whose messages the guard may put on the page itself.
 */
export function useFormGuard(form, options) {
  let guard;
  onMounted(() => {
    guard = createFormGuard(toValue(form), options);
  });
  onBeforeUnmount(() => guard?.destroy());
}

/**
 * The check alone, for a form that renders its own messages. Nothing is looked at until `check()`, which a form calls when
 * it is sent; from then on the message follows the text.
 *
 *     const { message, check } = usePersonalDataCheck(comments, { label: 'Comments' });
 *     <form @submit="event => check() || event.preventDefault()">
 */
export function usePersonalDataCheck(text, { label, ...options } = {}) {
  const judge = createTextCheck(options);
  const asked = ref(false);
  const judgement = computed(() => (asked.value ? judge(toValue(text), { label: toValue(label) }) : { findings: [] }));
  return {
    message: computed(() => judgement.value.message),
    findings: computed(() => judgement.value.findings),
    check: () => {
      asked.value = true;
      return judgement.value.message === undefined;
    },
  };
}
