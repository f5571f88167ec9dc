/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-typed-text-private.h"

#define MOST_MARKS 2 /* on one letter: what any language needs in its decomposed form */

struct _KioskTypedText
{
  char *value;
  gboolean grouped;
  KioskIdentifier kind;
  guint max_length;
};

KioskTypedText *
kiosk_typed_text_new (void)
{
  KioskTypedText *self = g_new0 (KioskTypedText, 1);

  self->value = g_strdup ("");

  return self;
}

void
kiosk_typed_text_free (KioskTypedText *self)
{
  g_free (self->value);
  g_free (self);
}

void
kiosk_typed_text_set_free (KioskTypedText *self,
                           guint           max_length)
{
  self->grouped = FALSE;
  self->max_length = max_length;
}

void
kiosk_typed_text_set_identifier (KioskTypedText  *self,
                                 KioskIdentifier  kind,
                                 guint            max_length)
{
  self->grouped = TRUE;
  self->kind = kind;
  self->max_length = max_length;
}

const char *
kiosk_typed_text_get_value (KioskTypedText *self)
{
  return self->value;
}

guint
kiosk_typed_text_get_length (KioskTypedText *self)
{
  return g_utf8_strlen (self->value, -1);
}

guint
kiosk_typed_text_get_max_length (KioskTypedText *self)
{
  return self->max_length;
}

char *
kiosk_typed_text_get_shown (KioskTypedText *self)
{
  return self->grouped ? kiosk_identifier_group (self->kind, self->value) : g_strdup (self->value);
}

guint
kiosk_typed_text_to_value (KioskTypedText *self,
                           guint           shown)
{
  g_autofree char *text = kiosk_typed_text_get_shown (self);
  guint index = 0;

  if (!self->grouped)
    return MIN (shown, kiosk_typed_text_get_length (self));

  for (const char *c = text; *c != '\0' && shown > 0; c = g_utf8_next_char (c), shown--)
    if (*c != ' ')
      index++;

  return index;
}

guint
kiosk_typed_text_to_shown (KioskTypedText *self,
                           guint           index)
{
  g_autofree char *text = kiosk_typed_text_get_shown (self);
  guint shown = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c), shown++)
    {
      if (self->grouped && *c == ' ')
        continue;
      if (index-- == 0)
        break;
    }

  return shown;
}

gboolean
kiosk_typed_text_is_invisible (gunichar c)
{
  if (c == ' ')
    return FALSE;

  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;

    default:
      return c == 0x034f                               /* combining grapheme joiner */
             || (c >= 0x115f && c <= 0x1160)           /* Hangul fillers */
             || c == 0x3164 || c == 0xffa0
             || (c >= 0x180b && c <= 0x180f)           /* variation selectors */
             || (c >= 0xfe00 && c <= 0xfe0f)
             || (c >= 0xe0100 && c <= 0xe01ef)
             || c == 0x2800                            /* blank Braille pattern */
             || c == 0xfffc || c == 0xfffd;            /* object and character replaced */
    }
}

static guint
count_marks_at_end (const char *text)
{
  const char *c = text + strlen (text);
  guint marks = 0;

  while (c > text)
    {
      c = g_utf8_prev_char (c);
      if (!g_unichar_ismark (g_utf8_get_char (c)))
        break;
      marks++;
    }

  return marks;
}

static gboolean
is_welcome (gunichar    c,
            const char *before)
{
  if (kiosk_typed_text_is_invisible (c))
    return FALSE;

  return !g_unichar_ismark (c) || count_marks_at_end (before) < MOST_MARKS;
}

/* Appends what may stand in an entry, at most @room characters of it, and returns how many. */
static guint
append_clean (GString    *into,
              const char *text,
              gssize      length,
              guint       room)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  guint taken = 0;

  while (text < end && taken < room)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          text++;
          continue;
        }
      if (is_welcome (c, into->str))
        {
          g_string_append_unichar (into, c);
          taken++;
        }
      text = g_utf8_next_char (text);
    }

  return taken;
}

static char *
normalise (KioskTypedText *self,
           const char     *text)
{
  return self->grouped ? kiosk_identifier_normalise (self->kind, text) : g_strdup (text);
}

/* Blanks and hyphens that people write into a number would otherwise take the room of its digits. */
static char *
clean (KioskTypedText *self,
       const char     *text,
       gssize          length)
{
  g_autoptr (GString) taken = g_string_new (NULL);

  append_clean (taken, text, length, 4 * self->max_length);

  return normalise (self, taken->str);
}

guint
kiosk_typed_text_replace (KioskTypedText *self,
                          guint           start,
                          guint           end,
                          const char     *text,
                          gssize          length)
{
  guint first = kiosk_typed_text_to_value (self, start);
  guint last = kiosk_typed_text_to_value (self, end);
  guint kept = kiosk_typed_text_get_length (self) - (last - first);
  guint room = self->max_length > kept ? self->max_length - kept : 0;
  const char *head_end = g_utf8_offset_to_pointer (self->value, first);
  g_autofree char *tail = g_strdup (g_utf8_offset_to_pointer (self->value, last));
  g_autofree char *added = clean (self, text, length);
  g_autoptr (GString) value = g_string_new_len (self->value, head_end - self->value);

  first += append_clean (value, added, -1, room);
  append_clean (value, tail, -1, G_MAXUINT);

  g_free (self->value);
  self->value = normalise (self, value->str);

  return kiosk_typed_text_to_shown (self, *tail != '\0' ? first : kiosk_typed_text_get_length (self));
}
