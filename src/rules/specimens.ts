/** The values that publishers keep free for examples, for people: the rules recognise them by themselves. */
export interface Specimen {
  /** What findings carry as `specimen`. */
  readonly id: string;
  readonly type: string;
  /** In words, with a value to copy. */
  readonly values: string;
  readonly source: string;
}

export const specimens: readonly Specimen[] = [
  {
    id: 'hmrc-specimen',
    type: 'nino',
    values: 'prefix QQ: QQ 12 34 56 A to D',
    source: 'HMRC National Insurance Manual NIM39110; GOV.UK Design System',
  },
  {
    id: 'test-card',
    type: 'card',
    values: '4242 4242 4242 4242, 5555 5555 5555 4444, 3782 822463 10005 and other published test cards',
    source: 'test card pages of Stripe, Adyen, PayPal and Worldpay',
  },
  {
    id: 'ofcom-drama',
    type: 'phone',
    values: '07700 900000-900999, 01632 960000-960999, 020 7946 0000-0999 and the other drama ranges',
    source: 'Ofcom, numbers for drama use',
  },
  {
    id: 'nanpa-fiction',
    type: 'phone',
    values: '+1 NPA 555 0100-0199',
    source: 'North American Numbering Plan Administration, 555 line numbers',
  },
  {
    id: 'rfc-2606',
    type: 'email',
    values: 'example.com, example.net, example.org, and names under .example, .test, .invalid, .localhost',
    source: 'RFC 2606, RFC 6761',
  },
];
