/** The X++ type that a field of this name usually has; enumerations other than NoYes must be named. */
export function inferType(fieldName: string): string {
  if (/^(Is|Are|Has|Will|Should)[A-Z]/.test(fieldName)) return 'NoYes';
  if (/(DateTime|ValidFrom|ValidTo)$/.test(fieldName)) return 'datetime';
  if (/(Date|Deadline)$/.test(fieldName)) return 'date';
  if (/(RecId|RecordId)$/.test(fieldName)) return 'int64';
  if (/TimeZone$/.test(fieldName)) return 'Timezone';
  if (/(DisplayValue|PaymentDay)$/.test(fieldName)) return 'string';
  if (REAL.test(fieldName)) return 'real';
  if (INTEGER.test(fieldName)) return 'int';
  return 'string';
}

const REAL =
  /(Amount|Percentage|Quantity|Price|Rate|Latitude|Longitude|Weight|Factor|Volume|Limit|Cost|Balance|Depth|Height|Width|Charges|Ratio|Tolerance|Value)$/;
const INTEGER =
  /(Day|Year|Days|Level|LineNumber|Duration|Sequence|Count|Employees|Priority|Months)$/;
