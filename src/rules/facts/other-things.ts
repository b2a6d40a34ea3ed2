/**
 * What numbers in messages to government are called when they are not what we look for. One to three words, lower
 * case; "number", "no", "code" and "id" behind them are filler and need no mention.
 */
const somethingElse: readonly string[] = [
  // references
  'ref refs reference references cyfeirnod cyf archeb order orders booking invoice anfoneb receipt transaction case claim ticket',
  'incident complaint enquiry application cais job docket quote quotation policy contract agreement permit certificate tystysgrif',
  'gyfeirnod chyfeirnod nghyfeirnod derbynneb dderbynneb hawliad dystysgrif drwydded mesurydd fesurydd treth dreth parsel barsel tocyn docyn polisi',
  'submission confirmation document txn txnid crime report voucher coupon promo requisition waybill awb pnr pcn fpn mrn inv grn cad cheque giro',
  // identifiers of people and organisations
  'nhs gig chi utr crn uprn usrn urn uln upn uci vat eori paye company cwmni charity elusen employer employee payroll staff membership',
  'member customer cwsmer client account cyfrif acc acct iban bic swift roll passport pasbort licence license trwydded driving visa brp',
  'student candidate patient hospital library voter council tax property title land registry planning parish site asset',
  // things
  'tracking parcel consignment shipment delivery part serial model product sku batch lot barcode ean isbn issn imei imsi iccid',
  'accession shade patent wagon pin puk password sn doc cert deed upc gtin sscc asin pallet sample microchip clubcard nectar railcard smartcard itso loyalty raffle locker scored scores',
  'vin vrm vrn v5c v5 v11 sorn tacho tachograph chassis engine registration reg meter mpan mprn mpr mpxn spid tag device mac ip hash commit',
  'build revision uuid guid md5 sha checksum correlation token grid easting northing',
  'gateway mot error fault postcode colour version timestamp epoch sort',
]
  .flatMap(line => line.split(' '))
  .concat([
    'a c',
    's n',
    'po number',
    'po no',
    'meter reading',
    'sort code',
    'mot test',
    'council tax',
    'grid ref',
    'customer ref',
    'message id',
    'payment ref',
    'unique taxpayer',
    'auth code',
    'ucas id',
    'ucas number',
    'item number',
    'item no',
    'item code',
    'stock number',
    'stock no',
    'stock code',
  ]);

/** All of them but those that are also said of the type itself. */
export function somethingElseBut(...words: readonly string[]): readonly string[] {
  return somethingElse.filter(word => !words.includes(word));
}
