/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-identifier-private.h"

#include "kiosk-checksum.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_among (char        character,
          const char *first,
          gsize       length)
{
  return character != '\0' && memchr (first, character, length) != NULL;
}

/* Whether @character fits the token at *@shape; moves *@shape behind it. */
static gboolean
fits_token (const char **shape,
            char         character)
{
  const char *token = (*shape)++;

  switch (*token)
    {
    case '#':
      return g_ascii_isdigit (character);
    case '@':
      return g_ascii_isupper (character);
    case '*':
      return g_ascii_isdigit (character) || g_ascii_isupper (character);
    case '?':
      return g_ascii_isdigit (character) || character == 'X';
    case '$':
      return is_among (character, KIOSK_USCC_SYMBOLS, strlen (KIOSK_USCC_SYMBOLS));
    case '[':
      *shape = strchr (token, ']') + 1;
      return is_among (character, token + 1, (gsize) (*shape - token) - 2);
    default:
      return character == *token;
    }
}

static gboolean
at_end (const char *shape)
{
  return *shape == '\0' || *shape == '|';
}

static guint
length_of (const char *shape)
{
  guint length = 0;

  while (!at_end (shape))
    {
      fits_token (&shape, '\0');
      length++;
    }

  return length;
}

/* The alternative that the value may become by typing on: the shortest that is long enough, else the longest. */
static const char *
choose_alternative (const char *shapes,
                    guint       length)
{
  const char *next;

  while (length_of (shapes) < length && (next = strchr (shapes, '|')) != NULL)
    shapes = next + 1;

  return shapes;
}

guint
kiosk_identifier_shape_length (const char *shapes)
{
  return length_of (choose_alternative (shapes, G_MAXUINT));
}

static gboolean
refuse_character (const char  *place,
                  int         *position,
                  int          at,
                  GError     **error)
{
  g_autofree char *character = g_utf8_substring (place, 0, 1);
  g_autofree char *message = NULL;

  if (g_unichar_isgraph (g_utf8_get_char (place)))
    /* Translators: %d is the place of a character in a number, %s the character */
    message = g_strdup_printf (_("Character %d, “%s”, does not belong there. Please compare it with your document."),
                               at + 1, character);
  else
    message = g_strdup_printf (_("Character %d does not belong there. Please compare it with your document."), at + 1);

  return kiosk_identifier_fault (position, at, error, KIOSK_IDENTIFIER_ERROR_CHARACTER, message);
}

static gboolean
refuse_length (glong    length,
               guint    wanted,
               int     *position,
               GError **error)
{
  g_autofree char *message = NULL;

  if (length < (glong) wanted)
    {
      message = g_strdup_printf (_("The number has %u characters; %ld are there so far."), wanted, length);
      return kiosk_identifier_fault (position, (int) length, error, KIOSK_IDENTIFIER_ERROR_TOO_SHORT, message);
    }

  message = g_strdup_printf (_("The number has only %u characters; there are too many."), wanted);
  return kiosk_identifier_fault (position, (int) wanted, error, KIOSK_IDENTIFIER_ERROR_TOO_LONG, message);
}

gboolean
kiosk_identifier_check_shape (const char  *shapes,
                              const char  *value,
                              int         *position,
                              GError     **error)
{
  glong length = g_utf8_strlen (value, -1);
  const char *shape = choose_alternative (shapes, (guint) length);
  guint wanted = length_of (shape);
  const char *p = value;

  for (int at = 0; *p != '\0' && !at_end (shape); at++, p = g_utf8_next_char (p))
    if (!fits_token (&shape, *p))
      return refuse_character (p, position, at, error);

  return length == (glong) wanted || refuse_length (length, wanted, position, error);
}
