/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-flow-file.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>

#include "core/kiosk-core.h"
#include "kiosk-flow-private.h"
#include "kiosk-flow-reader-private.h"
#include "kiosk-flow-scope-private.h"

struct _KioskFlowFile
{
  GObject  parent_instance;

  char    *name;
  char    *service;
  char    *text;
  gsize    length;
};

G_DEFINE_FINAL_TYPE (KioskFlowFile, kiosk_flow_file, G_TYPE_OBJECT)

/* Read once: what was checked is what is built, also when the file changes meanwhile. */
static gboolean
read_text (KioskFlowFile  *self,
           const char     *path,
           GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &cause);

  self->text = g_malloc (KIOSK_FLOW_READER_MOST_BYTES + 2);
  if (stream != NULL
      && g_input_stream_read_all (G_INPUT_STREAM (stream), self->text, KIOSK_FLOW_READER_MOST_BYTES + 1, &self->length, NULL, &cause))
    {
      self->text[self->length] = '\0';
      return TRUE;
    }

  g_set_error (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, "%s: %s", self->name, cause->message);
  return FALSE;
}

static void
bind_domain (KioskFlowFile *self,
             const char    *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *locale = g_build_filename (directory, "locale", NULL);

  if (g_str_equal (self->service, GETTEXT_PACKAGE))
    return;

  bindtextdomain (self->service, locale);
  bind_textdomain_codeset (self->service, "UTF-8");
}

KioskFlowFile *
kiosk_flow_file_new (const char  *path,
                     const char  *service,
                     GError     **error)
{
  g_autoptr (KioskFlowFile) self = g_object_new (KIOSK_TYPE_FLOW_FILE, NULL);

  g_return_val_if_fail (path != NULL && service != NULL, NULL);

  self->name = g_path_get_basename (path);
  self->service = g_strdup (service);
  if (!read_text (self, path, error)
      || !kiosk_flow_reader_check (self->name, service, self->text, self->length, error))
    return NULL;

  bind_domain (self, path);
  return g_steal_pointer (&self);
}

KioskFlow *
kiosk_flow_file_load (KioskFlowFile  *self,
                      GError        **error)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GtkBuilderScope) scope = kiosk_flow_scope_new ();
  KioskFlow *flow;

  g_return_val_if_fail (KIOSK_IS_FLOW_FILE (self), NULL);

  gtk_builder_set_scope (builder, scope);
  if (!gtk_builder_add_from_string (builder, self->text, (gssize) self->length, error))
    {
      g_prefix_error (error, "%s: ", self->name);
      return NULL;
    }

  /* out of the builder's hands, as a new widget is */
  flow = g_object_ref (KIOSK_FLOW (gtk_builder_get_object (builder, "flow")));
  g_clear_object (&builder);
  g_object_force_floating (G_OBJECT (flow));
  kiosk_flow_set_service (flow, self->service);
  kiosk_flow_set_file (flow, self);
  return flow;
}

static void
kiosk_flow_file_finalize (GObject *object)
{
  KioskFlowFile *self = KIOSK_FLOW_FILE (object);

  g_free (self->name);
  g_free (self->service);
  g_free (self->text);
  G_OBJECT_CLASS (kiosk_flow_file_parent_class)->finalize (object);
}

static void
kiosk_flow_file_class_init (KioskFlowFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_flow_file_finalize;
}

static void
kiosk_flow_file_init (KioskFlowFile *self)
{
}
