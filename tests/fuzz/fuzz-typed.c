/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a visitor types: numbers of every kind, and the filter of entries. */

#include "fuzz.h"

#include "customs-number.h"
#include "kiosk-core.h"
#include "kiosk-typed-text-private.h"

#define MOST_LENGTH 40

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  return 0;
}

static void
check_group (KioskIdentifier  kind,
             const char      *value)
{
  g_autofree char *grouped = kiosk_identifier_group (kind, value);
  g_auto (GStrv) parts = g_strsplit (grouped, " ", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  g_assert_cmpstr (joined, ==, value);
}

/* What is right stays right and the same, however often it is looked at. */
static void
check_identifier (KioskIdentifier  kind,
                  const char      *typed)
{
  int position = -1;
  g_autoptr (GError) error = NULL;
  g_autofree char *normal = kiosk_identifier_normalise (kind, typed);
  g_autofree char *twice = kiosk_identifier_normalise (kind, normal);
  g_autofree char *value = kiosk_identifier_check (kind, typed, &position, &error);
  g_autofree char *again = value != NULL ? kiosk_identifier_check (kind, value, NULL, NULL) : NULL;

  g_assert_cmpstr (normal, ==, twice);
  if (value == NULL)
    {
      g_assert_true (error->domain == KIOSK_IDENTIFIER_ERROR && g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (position, <, g_utf8_strlen (normal, -1) + 1);
      return;
    }

  g_assert_cmpstr (value, ==, again);
  g_assert_cmpint (g_utf8_strlen (value, -1), <=, kiosk_identifier_get_max_length (kind));
  check_group (kind, value);
}

static void
check_shown (KioskTypedText *typed)
{
  g_autofree char *shown = kiosk_typed_text_get_shown (typed);
  const char *value = kiosk_typed_text_get_value (typed);
  guint length = kiosk_typed_text_get_length (typed);

  g_assert_true (g_utf8_validate (value, -1, NULL) && g_utf8_validate (shown, -1, NULL));
  g_assert_cmpuint (length, <=, MOST_LENGTH);
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
  for (guint i = 0; i <= length; i++)
    g_assert_cmpuint (kiosk_typed_text_to_value (typed, kiosk_typed_text_to_shown (typed, i)), ==, i);
}

/* Each piece says where it goes, how much it replaces and how long it is. */
static void
type_pieces (KioskTypedText *typed,
             const guint8   *data,
             gsize           size)
{
  while (size >= 3)
    {
      g_autofree char *shown = kiosk_typed_text_get_shown (typed);
      guint most = g_utf8_strlen (shown, -1);
      guint start = data[0] % (most + 1);
      guint end = start + data[1] % (most - start + 1);
      gsize length = MIN (data[2], size - 3);
      g_autofree char *text = fuzz_text (data + 3, length);
      guint caret = kiosk_typed_text_replace (typed, start, end, text, (gssize) length);

      check_shown (typed);
      g_free (shown);
      shown = kiosk_typed_text_get_shown (typed);
      g_assert_cmpuint (caret, <=, g_utf8_strlen (shown, -1));
      data += 3 + length;
      size -= 3 + length;
    }
}

static void
check_entry (const guint8 *data,
             gsize         size)
{
  g_autoptr (KioskTypedText) typed = kiosk_typed_text_new ();
  guint kind = fuzz_choose (&data, &size, KIOSK_IDENTIFIER_HS_CODE + 2);

  if (kind <= KIOSK_IDENTIFIER_HS_CODE)
    kiosk_typed_text_set_identifier (typed, (KioskIdentifier) kind, MIN (MOST_LENGTH, kiosk_identifier_get_max_length ((KioskIdentifier) kind)));
  else
    kiosk_typed_text_set_free (typed, MOST_LENGTH);
  type_pieces (typed, data, size);
}

static void
check_customs_number (const char *text)
{
  g_autofree char *normal = customs_number_normalise (text);
  CustomsNumberKind kind = CUSTOMS_NUMBER_ORDER;
  g_autofree char *number = NULL;
  g_autofree char *again = NULL;

  if (!customs_number_recognise (normal, &kind))
    return;

  number = customs_number_check (kind, text, NULL);
  again = number != NULL ? customs_number_check (kind, number, NULL) : NULL;
  g_assert_cmpstr (number, ==, again);
}

static void
check_numbers (const char *text)
{
  KioskIdentifier kind;

  kiosk_identifier_from_nick (text, &kind);
  for (kind = 0; kind <= KIOSK_IDENTIFIER_HS_CODE; kind++)
    check_identifier (kind, text);
  check_customs_number (text);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = NULL;

  if (fuzz_choose (&data, &size, 2) == 1)
    {
      check_entry (data, size);
      return 0;
    }

  text = fuzz_text (data, size);
  if (g_utf8_validate (text, -1, NULL))
    check_numbers (text);
  return 0;
}
