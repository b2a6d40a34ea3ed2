/**
 * For tests: values that belong to nobody, written, disguised and carried as people do, and a check that a team's own
 * patterns cannot be made slow. Nothing here is needed to find or redact anything.
 */
export { arbitrary } from './arbitrary.ts';
export { card, cardForms } from './card.ts';
export { type Carrier, carriers, carry, cuedCarrier, type Planted } from './carriers.ts';
export { type Disguise, disguises } from './disguises.ts';
export { createDraw, type Draw } from './draw.ts';
export { email, emailForms } from './email.ts';
export { type Message, type MessageOptions, message, values } from './message.ts';
export { nino, ninoForms } from './nino.ts';
export { phone, phoneForms } from './phone.ts';
export { findSlowPattern, type SlowPattern } from './slow-pattern.ts';
export type { Forms, Value } from './value.ts';
