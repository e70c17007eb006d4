import { EvaluationFailure } from './evaluation-budget';

const PICTURE_LIMIT = 1_000;
const DATED_TEXT_LIMIT = 200;

/**
 * Checks a picture of `$formatNumber`, `$formatInteger`, `$fromMillis` and the like.
 *
 * @throws EvaluationFailure when it is so long, or asks for so wide a field, that the library would take for ever
 */
export function checkPicture(picture: string): void {
  // Widths are read by `parseInt`, which takes hexadecimal digits too.
  if (picture.length > PICTURE_LIMIT || /[,-](?:0x\w{4}|0*[1-9]\d{4})/i.test(picture.replaceAll(/\s/g, ''))) {
    throw new EvaluationFailure('It has a picture string that is too long, or a width of more than 9999 in it');
  }
}

/**
 * Checks what `$toMillis` and `$parseInteger` read by a picture.
 *
 * The library makes a pattern of the picture that tries each way to divide the text between its fields. Where one field
 * runs into the next, with nothing between them that tells where it ends, ways multiply.
 *
 * @returns how many ways there are at most
 * @throws EvaluationFailure when the text is too long, or there are too many such fields
 */
export function checkReadingByPicture(text: string, picture: string): number {
  checkPicture(picture);
  if (text.length > DATED_TEXT_LIMIT) {
    throw new EvaluationFailure(`It reads a text of more than ${DATED_TEXT_LIMIT} characters by a picture string`);
  }
  const ends = openEnds(picture);
  if (ends > 3) {
    throw new EvaluationFailure('It has a picture string in which more than 3 fields run into what follows them');
  }
  return text.length ** ends;
}

/** A field or a literal text of a picture. */
type Part = { readonly field: string } | { readonly literal: string };

function openEnds(picture: string): number {
  const parts: Part[] = [];
  let at = 0;
  while (at < picture.length) {
    const start = picture.indexOf('[', at);
    if (start < 0) {
      parts.push({ literal: picture.slice(at) });
      break;
    }
    if (start > at) {
      parts.push({ literal: picture.slice(at, start) });
    }
    if (picture.charAt(start + 1) === '[') {
      parts.push({ literal: '[' });
      at = start + 2;
      continue;
    }
    const end = picture.indexOf(']', start);
    if (end < 0) {
      break;
    }
    parts.push({ field: picture.slice(start + 1, end).replaceAll(/\s/g, '') });
    at = end + 1;
  }
  return parts.filter((part, index) => 'field' in part && runsInto(part.field, parts[index + 1])).length;
}

function runsInto(field: string, next: Part | undefined): boolean {
  if (next === undefined) {
    return false;
  }
  const digits = isDigits(field);
  if ('literal' in next) {
    return (digits ? /^\d/ : /^[\w ,-]/).test(next.literal);
  }
  const digitsFollow = isDigits(next.field) && !/^[Zz]/.test(next.field);
  // When a number follows at once, the library takes as many digits as the field has, but for these.
  return digits ? digitsFollow && /^[Zzf]/.test(field) : !digitsFollow;
}

function isDigits(field: string): boolean {
  return /^[YMDdFWwXxHhmsfZz](?:[\d#]|,|$)/.test(field) && !/^F(?:,|$)/.test(field);
}
