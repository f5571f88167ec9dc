/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-form-opener.h"

#include "core/kiosk-core.h"
#include "form/kiosk-flow-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  KioskServiceInfo *service;    /* (owned) */
  JsonNode         *answer;
  char             *code;
  char             *phone_end;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->service);
  g_clear_pointer (&form->answer, json_node_unref);
  g_free (form->code);
  g_free (form->phone_end);
  g_free (form);
}

/* What staff should know is in the log already. */
static void
fail (GTask *task)
{
  g_task_return_new_error (task, KIOSK_ERROR, KIOSK_ERROR_REJECTED, "%s",
                           _("This terminal cannot open the form. Please ask at the service desk."));
}

static KioskServiceInfo *
find_service (GPtrArray  *services,
              const char *id)
{
  for (guint i = 0; i < services->len; i++)
    if (strcmp (kiosk_service_info_get_id (services->pdata[i]), id) == 0)
      return g_object_ref (services->pdata[i]);

  return NULL;
}

static Form *
read_form (GPtrArray *services,
           GVariant  *variant)
{
  Form *form = g_new0 (Form, 1);
  g_autofree char *json = NULL;
  const char *id = NULL;
  JsonObject *object;

  g_variant_get (variant, "(sss)", &form->code, &form->phone_end, &json);
  form->answer = kiosk_json_parse (json, strlen (json), NULL);
  object = form->answer != NULL ? kiosk_json_root_object (form->answer, NULL) : NULL;
  if (object != NULL && kiosk_json_get_string (object, "service", &id, NULL))
    form->service = find_service (services, id);
  return form;
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Form *form = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskPage) first = kiosk_service_info_open_finish (KIOSK_SERVICE_INFO (source), result, &error);
  JsonObject *content = NULL;
  KioskPage *page = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (first != NULL && kiosk_json_get_object (json_node_get_object (form->answer), "content", &content, NULL))
    page = kiosk_flow_page_resume (first, kiosk_service_info_get_id (form->service), form->code, form->phone_end, content, NULL);
  if (page != NULL)
    g_task_return_pointer (task, g_object_ref_sink (page), g_object_unref);
  else
    fail (task);
}

void
kiosk_form_open_async (GPtrArray           *services,
                       KioskContext        *context,
                       GVariant            *variant,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
  Form *form = read_form (services, variant);

  g_task_set_task_data (task, form, form_free);
  if (form->service != NULL)
    kiosk_service_info_open_async (form->service, context, cancellable, on_opened, g_steal_pointer (&task));
  else
    fail (task);
}

KioskPage *
kiosk_form_open_finish (GAsyncResult      *result,
                        KioskServiceInfo **service,
                        GError           **error)
{
  Form *form = g_task_get_task_data (G_TASK (result));

  if (service != NULL)
    *service = form->service;
  return g_task_propagate_pointer (G_TASK (result), error);
}
