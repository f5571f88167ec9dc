/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-key-target.h"

#include "kiosk-entry.h"

struct _KioskKeyTarget
{
  GObject  parent_instance;

  GtkText *text;    /* (nullable): weak */
  char    *copied;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KioskKeyTarget, kiosk_key_target, G_TYPE_OBJECT)

void
kiosk_key_target_set_text (KioskKeyTarget *self,
                           GtkText        *text)
{
  g_set_weak_pointer (&self->text, text);
}

GtkText *
kiosk_key_target_get_text (KioskKeyTarget *self)
{
  return self->text;
}

void
kiosk_key_target_write (KioskKeyTarget *self,
                        const char     *written)
{
  GtkEditable *editable;
  int position;

  if (self->text == NULL)
    return;

  editable = GTK_EDITABLE (self->text);
  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, written, -1, &position);
  gtk_editable_set_position (editable, position);
}

void
kiosk_key_target_take_back (KioskKeyTarget *self,
                            const char     *written)
{
  GtkEditable *editable = self->text != NULL ? GTK_EDITABLE (self->text) : NULL;
  int end = editable != NULL ? gtk_editable_get_position (editable) : 0;
  int start = end - (int) g_utf8_strlen (written, -1);
  g_autofree char *before = start >= 0 && editable != NULL ? gtk_editable_get_chars (editable, start, end) : NULL;

  if (g_strcmp0 (before, written) == 0)
    gtk_editable_delete_text (editable, start, end);
}

void
kiosk_key_target_erase (KioskKeyTarget *self)
{
  if (self->text != NULL)
    g_signal_emit_by_name (self->text, "backspace");
}

void
kiosk_key_target_activate (KioskKeyTarget *self)
{
  if (self->text != NULL)
    g_signal_emit_by_name (self->text, "activate");
}

void
kiosk_key_target_move (KioskKeyTarget *self,
                       int             characters)
{
  if (self->text != NULL)
    g_signal_emit_by_name (self->text, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, characters, FALSE);
}

gboolean
kiosk_key_target_copy (KioskKeyTarget *self)
{
  int start = 0, end = -1;

  if (self->text == NULL || *gtk_editable_get_text (GTK_EDITABLE (self->text)) == '\0')
    return FALSE;

  if (!gtk_editable_get_selection_bounds (GTK_EDITABLE (self->text), &start, &end))
    {
      start = 0;
      end = -1;
    }
  g_free (self->copied);
  self->copied = gtk_editable_get_chars (GTK_EDITABLE (self->text), start, end);
  return TRUE;
}

void
kiosk_key_target_paste (KioskKeyTarget *self)
{
  if (self->copied != NULL)
    kiosk_key_target_write (self, self->copied);
}

void
kiosk_key_target_forget (KioskKeyTarget *self)
{
  g_clear_pointer (&self->copied, g_free);
}

void
kiosk_key_target_set_composing (KioskKeyTarget *self,
                                const char     *keys)
{
  GtkWidget *entry = self->text != NULL ? gtk_widget_get_ancestor (GTK_WIDGET (self->text), KIOSK_TYPE_ENTRY) : NULL;

  if (entry != NULL)
    kiosk_entry_set_composing (KIOSK_ENTRY (entry), keys);
}

KioskKeyTarget *
kiosk_key_target_new (void)
{
  return g_object_new (KIOSK_TYPE_KEY_TARGET, NULL);
}

static void
kiosk_key_target_finalize (GObject *object)
{
  KioskKeyTarget *self = KIOSK_KEY_TARGET (object);

  g_clear_weak_pointer (&self->text);
  g_free (self->copied);
  G_OBJECT_CLASS (kiosk_key_target_parent_class)->finalize (object);
}

static void
kiosk_key_target_class_init (KioskKeyTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_key_target_finalize;
}

static void
kiosk_key_target_init (KioskKeyTarget *self)
{
}
