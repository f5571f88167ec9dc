/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-page-reader.h"

struct _KioskPageReader
{
  GObject       parent_instance;

  KioskSpeaker *speaker; /* (owned) */
  GPtrArray    *labels;  /* of GtkLabel (owned): what is read, in order; empty while it is not this that is read */
  guint         before;  /* texts that are said before the labels */
  GtkWidget    *marked;  /* (unowned) (nullable): one of them */
};

static guint reading_signal;

G_DEFINE_FINAL_TYPE (KioskPageReader, kiosk_page_reader, G_TYPE_OBJECT)

static gboolean
is_heading (GtkWidget *label)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (label)) == GTK_ACCESSIBLE_ROLE_HEADING;
}

static void
mark (KioskPageReader *self,
      GtkWidget       *label)
{
  if (self->marked != NULL)
    gtk_widget_remove_css_class (self->marked, "being-read");
  self->marked = label;
  if (label != NULL)
    gtk_widget_add_css_class (label, "being-read");
}

static void
on_label_gone (KioskPageReader *self)
{
  kiosk_speaker_stop (self->speaker);
}

static void
forget (KioskPageReader *self)
{
  mark (self, NULL);
  for (guint i = 0; i < self->labels->len; i++)
    g_signal_handlers_disconnect_by_func (self->labels->pdata[i], on_label_gone, self);
  g_ptr_array_set_size (self->labels, 0);
}

static void
collect (KioskPageReader *self,
         GtkWidget       *widget)
{
  if (widget == NULL || !gtk_widget_get_mapped (widget) || GTK_IS_TEXT (widget) || gtk_widget_has_css_class (widget, "unread"))
    return;

  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    g_ptr_array_add (self->labels, g_object_ref (widget));

  /* a page that is still on its way out has been left */
  if (GTK_IS_STACK (widget))
    {
      collect (self, gtk_stack_get_visible_child (GTK_STACK (widget)));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (self, child);
}

/* What the screen is about comes first, whatever stands above it. */
static void
put_heading_first (GPtrArray *labels)
{
  for (guint i = 1; i < labels->len; i++)
    if (is_heading (labels->pdata[i]))
      {
        gpointer heading = g_ptr_array_steal_index (labels, i);

        g_ptr_array_insert (labels, 0, heading);
        return;
      }
}

static void
collect_screen (KioskPageReader *self,
                GtkWidget       *screen)
{
  collect (self, screen);
  if (self->labels->len > 0 && !is_heading (self->labels->pdata[0]))
    put_heading_first (self->labels);

  for (guint i = 0; i < self->labels->len; i++)
    g_signal_connect_object (self->labels->pdata[i], "unmap", G_CALLBACK (on_label_gone), self, G_CONNECT_SWAPPED);
}

void
kiosk_page_reader_read_between (KioskPageReader     *self,
                                const char          *first,
                                GtkWidget           *screen,
                                const char * const  *last,
                                const char          *locale)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  kiosk_speaker_stop (self->speaker);
  collect_screen (self, screen);

  self->before = first != NULL ? 1 : 0;
  if (first != NULL)
    g_ptr_array_add (texts, (gpointer) first);
  for (guint i = 0; i < self->labels->len; i++)
    g_ptr_array_add (texts, (gpointer) gtk_label_get_text (self->labels->pdata[i]));
  for (guint i = 0; last != NULL && last[i] != NULL; i++)
    g_ptr_array_add (texts, (gpointer) last[i]);
  g_ptr_array_add (texts, NULL);

  kiosk_speaker_speak (self->speaker, (const char * const *) texts->pdata, locale);
  if (!kiosk_speaker_is_speaking (self->speaker))
    forget (self);
}

void
kiosk_page_reader_read (KioskPageReader *self,
                        GtkWidget       *screen,
                        const char      *locale)
{
  kiosk_page_reader_read_between (self, NULL, screen, NULL, locale);
}

static void
on_reading (KioskPageReader *self,
            guint            text)
{
  mark (self, text >= self->before && text - self->before < self->labels->len ? self->labels->pdata[text - self->before] : NULL);
  g_signal_emit (self, reading_signal, 0);
}

static void
on_speaking_changed (KioskPageReader *self)
{
  if (!kiosk_speaker_is_speaking (self->speaker))
    forget (self);
}

static void
kiosk_page_reader_dispose (GObject *object)
{
  KioskPageReader *self = KIOSK_PAGE_READER (object);

  forget (self);
  g_clear_object (&self->speaker);
  G_OBJECT_CLASS (kiosk_page_reader_parent_class)->dispose (object);
}

static void
kiosk_page_reader_finalize (GObject *object)
{
  g_ptr_array_unref (KIOSK_PAGE_READER (object)->labels);
  G_OBJECT_CLASS (kiosk_page_reader_parent_class)->finalize (object);
}

static void
kiosk_page_reader_class_init (KioskPageReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kiosk_page_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = kiosk_page_reader_finalize;
  reading_signal = g_signal_new ("reading", KIOSK_TYPE_PAGE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kiosk_page_reader_init (KioskPageReader *self)
{
  self->labels = g_ptr_array_new_with_free_func (g_object_unref);
}

KioskPageReader *
kiosk_page_reader_new (KioskSpeaker *speaker)
{
  KioskPageReader *self = g_object_new (KIOSK_TYPE_PAGE_READER, NULL);

  self->speaker = g_object_ref (speaker);
  g_signal_connect_object (speaker, "reading", G_CALLBACK (on_reading), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speaker, "notify::speaking", G_CALLBACK (on_speaking_changed), self, G_CONNECT_SWAPPED);
  return self;
}
