/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-checksum.h"

#include <string.h>

/* 0-9, A = 10 ... Z = 35 */
static int
value_of (char character)
{
  return g_ascii_isdigit (character) ? character - '0' : character - 'A' + 10;
}

static int
weighted_sum (const char *characters,
              gsize       length,
              const int  *weights)
{
  int sum = 0;

  for (gsize i = 0; i < length; i++)
    sum += value_of (characters[i]) * weights[i];
  return sum;
}

char
kiosk_checksum_resident_id (const char *digits)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };

  return "10X98765432"[weighted_sum (digits, 17, weights) % 11];
}

char
kiosk_checksum_uscc (const char *symbols)
{
  static const int weights[] = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };
  int sum = 0;

  for (int i = 0; i < 17; i++)
    sum += (int) (strchr (KIOSK_USCC_SYMBOLS, symbols[i]) - KIOSK_USCC_SYMBOLS) * weights[i];

  return KIOSK_USCC_SYMBOLS[(31 - sum % 31) % 31];
}

char
kiosk_checksum_org_code (const char *characters)
{
  static const int weights[] = { 3, 7, 9, 10, 5, 8, 4, 2 };

  return "0X987654321"[weighted_sum (characters, 8, weights) % 11];
}

char
kiosk_checksum_upu_s10 (const char *digits)
{
  static const int weights[] = { 8, 6, 4, 2, 3, 5, 9, 7 };

  /* 11 less the remainder, where 10 is written 0 and 11 is written 5 */
  return "50987654321"[weighted_sum (digits, 8, weights) % 11];
}

char
kiosk_checksum_patent (const char *digits,
                       gsize       length)
{
  static const int weights[] = { 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5 };

  return "0123456789X"[weighted_sum (digits, length, weights) % 11];
}

char
kiosk_checksum_hk_id (const char *characters,
                      gsize       length)
{
  static const int weights[] = { 9, 8, 7, 6, 5, 4, 3, 2 };
  int sum = weighted_sum (characters, length, weights + 8 - length);

  /* a missing first letter counts as a blank, 36 */
  if (length == 7)
    sum += 36 * weights[0];

  return "0A987654321"[sum % 11];
}

char
kiosk_checksum_tw_id (const char *characters)
{
  /* A to Z; I, O, W and Z came late and are out of order */
  static const int letters[] = { 10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21,
                                 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33 };
  int letter = letters[characters[0] - 'A'];
  int sum = letter / 10 + letter % 10 * 9;

  for (int i = 1; i < 9; i++)
    sum += (characters[i] - '0') * (9 - i);

  return (char) ('0' + (10 - sum % 10) % 10);
}
