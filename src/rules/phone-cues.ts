import { somethingElseBut } from './facts/other-things.ts';
import { type Cues, words } from './rule.ts';

/* The words that name a phone number, and those that name another one. */

/**
 * Offices have references and phones: what follows "customer" or "council tax" is as often the one as the other. So with people.
 * Their numbers and ids are neither's phone.
 */
const shared = words(
  'library quote delivery report job company charity planning registry tax payroll registration booking visa mot passport',
);
const offices = [...shared, ...words('hospital council site land property parish elusen pasbort')];
const people = words('student patient candidate employee member client');
const owners = [
  ...shared,
  ...people,
  ...words(
    'pupil exam staff army badge pass log fine warrant summons record file form lottery scheme bid tender donor supporter',
  ),
];
const codes = words('agent activation security verification access share product discount unlock');

export const phoneCues: Cues = {
  raise: [
    ...words(
      'phone phones telephone tel tele ph fone phne telefone telphone mobile mob moby moblie mobil cell landline fax',
    ),
    ...words(
      'whatsapp text txt sms extension switchboard helpline hotline voicemail facetime cb nok home work daytime evening',
    ),
    ...words(
      'call calls called calling callback phoned ring rang rung ringing bell buzz dial dialled contact contactable reach',
    ),
    ...words('reached texted'),
    ...['my number', 'his number', 'her number', 'our number', 'this number', 'their number', 'my new number', 'my no'],
    ...['whats app', 'whatsapp id', 'caller id', 'next of kin', 'get hold of', 'speak to'],
    ...words(
      'ffôn ffon ffoniwch ffonio ffonia ffoniais symudol galw galwch alw tecst tecstiwch tecstio decstio deialu',
    ),
    ...words('cysylltu cysylltwch gysylltu teleffon'),
  ],
  lower: [
    ...owners.flatMap(owner => ['number', 'no', 'num', 'id'].map(noun => `${owner} ${noun}`)),
    ...codes.map(code => `${code} code`),
    ...['id', 'card number', 'library card', 'please quote'],
    ...somethingElseBut('customer', 'staff', 'employer', 'council tax', ...offices, ...people),
  ],
};
