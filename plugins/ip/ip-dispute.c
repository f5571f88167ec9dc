/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ip-dispute.h"

#include "ip-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAPERS "papers"   /* what the photographs are of, for the gateway */

static const IpDisputeRule rules[] = {
  { "lawsuit", "US", 21, "FRCP 12(a)(1)" },
  { "tro", "US", 14, "FRCP 65(b)(2)" },
  { "section-337", "US", 20, "19 CFR 210.13(a)" },
  { "platform", NULL, 3, NULL },
};

const IpDisputeRule *
ip_dispute_find_rule (const char *dispute,
                      const char *jurisdiction)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rules[i].dispute, dispute) == 0 && (rules[i].jurisdiction == NULL || strcmp (rules[i].jurisdiction, jurisdiction) == 0))
      return &rules[i];

  return NULL;
}

static const char *
get (JsonObject *answers,
     const char *key)
{
  return json_object_get_string_member_with_default (answers, key, "");
}

const IpDisputeRule *
ip_dispute_reply_by (JsonObject *answers,
                     GDate      *day)
{
  const IpDisputeRule *rule = ip_dispute_find_rule (get (answers, "dispute"), get (answers, "jurisdiction"));

  if (rule == NULL || !ip_day_parse (get (answers, "received"), day))
    return NULL;

  g_date_add_days (day, rule->days);
  return rule;
}

char *
ip_dispute_describe (JsonObject *answers)
{
  GDate day;
  const IpDisputeRule *rule = ip_dispute_reply_by (answers, &day);
  g_autofree char *text = rule != NULL ? ip_day_format (&day) : NULL;

  if (rule == NULL)
    return NULL;
  if (rule->source == NULL)
    /* Translators: %s is a day, %u a number of days */
    return g_strdup_printf (_("Answer by %s: platforms often leave only %u days."), text, rule->days);
  if (strcmp (rule->dispute, "tro") == 0)
    /* Translators: %s is a day, %u a number of days, the last one a rule */
    return g_strdup_printf (_("The order can last until %s (%u days, %s). Reply within 72 hours if you can."), text, rule->days, rule->source);
  /* Translators: %s is a day, %u a number of days, the last one a rule */
  return g_strdup_printf (_("Answer by %s (%u days, %s)."), text, rule->days, rule->source);
}

/* What the visitor did not tell is what the rule says. */
static void
add_reply_by (JsonObject *payload,
              JsonObject *answers)
{
  GDate day;
  g_autofree char *text = NULL;

  if (json_object_has_member (payload, "reply_by") || ip_dispute_reply_by (answers, &day) == NULL)
    return;

  text = ip_day_format (&day);
  json_object_set_string_member (payload, "reply_by", text);
}

/* Each page says what it is of, for those who read it. The answers are the field's own, and stay as they are. */
static void
label_photos (JsonObject *payload)
{
  JsonArray *pages = json_object_has_member (payload, "photos") ? json_object_get_array_member (payload, "photos") : NULL;
  JsonArray *labelled;

  if (pages == NULL)
    return;

  labelled = json_array_new ();
  for (guint i = 0; i < json_array_get_length (pages); i++)
    {
      JsonObject *page = json_array_get_object_element (pages, i);
      JsonObject *photo = json_object_new ();

      json_object_set_string_member (photo, "label", PAPERS);
      json_object_set_member (photo, "type", json_object_dup_member (page, "type"));
      json_object_set_member (photo, "data", json_object_dup_member (page, "data"));
      json_array_add_object_element (labelled, photo);
    }
  json_object_set_array_member (payload, "photos", labelled);
}

JsonNode *
ip_dispute_build (JsonObject *answers)
{
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *payload = json_object_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  json_object_iter_init (&iter, answers);
  while (json_object_iter_next (&iter, &key, &value))
    json_object_set_member (payload, key, json_node_copy (value));
  if (!json_object_has_member (payload, "amount"))
    json_object_remove_member (payload, "currency");
  label_photos (payload);
  add_reply_by (payload, answers);
  json_node_take_object (root, payload);
  return root;
}
