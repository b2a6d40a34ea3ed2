import { useCallback, useEffect, useRef, useState } from 'react';
import { createFormGuard } from 'withhold/form';
import { createTextCheck } from 'withhold/schema';

/**
 * The whole guard on a form: `<form ref={useFormGuard()}>`, with `data-withhold` on its fields. For forms whose messages the
 * guard may put on the page itself. Options are read once.
 */
export function useFormGuard(options) {
  const form = useRef(null);
  const [settings] = useState(options);
  useEffect(() => {
    const guard = createFormGuard(form.current, settings);
    return () => guard.destroy();
  }, [settings]);
  return form;
}

/**
 * The check alone, for a form that renders its own messages. Nothing is looked at until `check()`, which a form calls when
 * it is sent; from then on the message follows the text.
 *
 *     const { message, check } = usePersonalDataCheck(comments, { label: 'Comments' });
 *     <form onSubmit={event => { if (!check()) event.preventDefault(); }}>
 */
export function usePersonalDataCheck(text, { label, ...options } = {}) {
  const [judge] = useState(() => createTextCheck(options));
  const [asked, setAsked] = useState(false);
  const [judgement, setJudgement] = useState({ findings: [] });
  const look = useCallback(() => {
    const now = judge(text, { label });
    setJudgement(now);
    return now.message === undefined;
  }, [judge, text, label]);

  useEffect(() => {
    if (asked) look();
  }, [asked, look]);

  return {
    message: judgement.message,
    findings: judgement.findings,
    check: () => {
      setAsked(true);
      return look();
    },
  };
}
