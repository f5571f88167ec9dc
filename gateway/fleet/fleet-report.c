/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fleet-report.h"

#include "../http/gateway-bearers.h"
#include "kiosk-core.h"

#include <string.h>

#define MOST_COUNT   G_MAXINT32
#define MOST_LIST    64
#define MOST_DEVICES 16
#define MOST_REASON  300

static const char * const members[] = { "version", "state", "run", "uptime", "frame_age", "touch_age", "visits", "crashes", "hangs",
                                        "outbox", "quarantine", "devices", "settings_version", "settings_refused", "done", NULL };
static const char * const outbox_members[] = { "size", "parked", "oldest", NULL };
static const char * const states[] = { "starting", "attract", "visit", "staff", NULL };
static const char * const conditions[] = { "ok", "missing", "trouble", NULL };

void
fleet_report_free (FleetReport *report)
{
  json_node_unref (report->root);
  g_free (report);
}

/* A number, or null for never. */
static gint64
get_age (const IntakeForm *form,
         const char       *member)
{
  gint64 age = FLEET_NEVER;

  if (form->object != NULL && json_object_has_member (form->object, member) && !json_object_get_null_member (form->object, member))
    intake_form_int (form, member, 0, MOST_COUNT, &age);
  return age;
}

static void
check_names (const IntakeForm *form,
             const char       *member)
{
  JsonArray *array = intake_form_array (form, member, 0, MOST_LIST, INTAKE_REQUIRED);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *name = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (name == NULL || !gateway_bearers_is_name (name))
        intake_form_fault (form, member, "format");
    }
}

static void
check_numbers (const IntakeForm *form,
               const char       *member)
{
  JsonArray *array = intake_form_array (form, member, 0, MOST_LIST, INTAKE_OPTIONAL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
        intake_form_fault (form, member, "wrong-type");
    }
}

static void
check_devices (const IntakeForm *form)
{
  JsonObject *devices = intake_form_object (form, "devices", INTAKE_REQUIRED);
  IntakeForm inner = { form->faults, devices, "devices." };
  JsonObjectIter iter;
  const char *name;

  if (devices == NULL)
    return;

  if (json_object_get_size (devices) > MOST_DEVICES)
    intake_form_fault (form, "devices", "too-many");
  json_object_iter_init (&iter, devices);
  while (!intake_faults_any (form->faults) && json_object_iter_next (&iter, &name, NULL))
    {
      if (!gateway_bearers_is_name (name))
        intake_form_fault (form, "devices", "format");
      else
        intake_form_choice (&inner, name, conditions, INTAKE_REQUIRED);
    }
}

static void
read_outbox (const IntakeForm *form,
             FleetReport      *report)
{
  IntakeForm inner = { form->faults, intake_form_object (form, "outbox", INTAKE_REQUIRED), "outbox." };

  intake_form_refuse_unknown (&inner, outbox_members);
  intake_form_int (&inner, "size", 0, MOST_COUNT, &report->waiting);
  intake_form_int (&inner, "parked", 0, MOST_COUNT, &report->parked);
  report->oldest = get_age (&inner, "oldest");
}

FleetReport *
fleet_report_read (JsonNode     *root,
                   IntakeFaults *faults)
{
  FleetReport *report = g_new0 (FleetReport, 1);
  IntakeForm form = { faults, json_node_get_object (root), "" };

  report->root = root;
  intake_form_refuse_unknown (&form, members);
  report->version = intake_form_text (&form, "version", 40, INTAKE_REQUIRED);
  report->state = intake_form_choice (&form, "state", states, INTAKE_REQUIRED);
  report->run = intake_form_text (&form, "run", 64, INTAKE_OPTIONAL);
  report->refused = intake_form_text (&form, "settings_refused", MOST_REASON, INTAKE_OPTIONAL);
  intake_form_int (&form, "uptime", 0, MOST_COUNT, &report->uptime);
  report->frame_age = get_age (&form, "frame_age");
  report->touch_age = get_age (&form, "touch_age");
  intake_form_int (&form, "visits", 0, MOST_COUNT, &report->visits);
  intake_form_int (&form, "crashes", 0, MOST_COUNT, &report->crashes);
  intake_form_int (&form, "hangs", 0, MOST_COUNT, &report->hangs);
  intake_form_int (&form, "settings_version", 0, FLEET_MOST_VERSION, &report->settings_version);
  read_outbox (&form, report);
  check_names (&form, "quarantine");
  check_devices (&form);
  check_numbers (&form, "done");
  return report;
}

FleetReport *
fleet_report_parse (const char *json)
{
  g_autoptr (IntakeFaults) faults = intake_faults_new ();
  g_autoptr (JsonNode) root = kiosk_json_parse (json, strlen (json), NULL);
  g_autoptr (FleetReport) report = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  report = fleet_report_read (g_steal_pointer (&root), faults);
  return intake_faults_any (faults) ? NULL : g_steal_pointer (&report);
}

JsonArray *
fleet_report_list (const FleetReport *report,
                   const char        *member)
{
  JsonObject *object = json_node_get_object (report->root);

  return json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;
}

JsonObject *
fleet_report_devices (const FleetReport *report)
{
  return json_object_get_object_member (json_node_get_object (report->root), "devices");
}
