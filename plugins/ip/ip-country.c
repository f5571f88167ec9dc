/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ip-country.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *topic;
  const char *name;
} topics[] = {
  { "treaties", N_("Treaties") },
  { "trademark-basis", N_("Who gets a trademark") },
  { "trademark-term", N_("Trademark") },
  { "invention-term", N_("Patent for an invention") },
  { "utility-term", N_("Utility model") },
  { "design-term", N_("Design") },
  { "customs-recordation", N_("Recordation with customs") },
  { "office", N_("Office") },
  { "website", N_("Official address") },
  { "risks", N_("What often happens") },
};

/* What the contract has as words. */
static const struct
{
  const char *value;
  const char *name;
} words[] = {
  { "first-to-file", N_("Who files first") },
  { "first-to-use", N_("Who uses it first") },
  { "yes", N_("Yes") },
  { "no", N_("No") },
  { "paris", N_("Paris Convention") },
  { "pct", N_("Patent Cooperation Treaty") },
  { "madrid", N_("Madrid Protocol") },
  { "hague", N_("Hague Agreement") },
  { "trips", N_("TRIPS") },
  { "tro", N_("Temporary restraining orders") },
  { "section-337", N_("Section 337 investigations") },
  { "platform", N_("Complaints on platforms") },
  { "squatting", N_("Trademark squatting") },
  { "customs", N_("Detention by customs") },
  { "fair", N_("Measures at fairs") },
};

static void
country_free (gpointer data)
{
  IpCountry *country = data;

  g_free (country->code);
  g_free (country->name);
  g_free (country->name_tw);
  g_free (country->name_en);
  g_free (country);
}

static void
fact_free (gpointer data)
{
  IpCountryFact *fact = data;

  g_free (fact->topic);
  g_free (fact->value);
  g_free (fact->source);
  g_free (fact->checked);
  g_free (fact);
}

/* (nullable) */
static IpCountry *
read_country (JsonObject  *object,
              GError     **error)
{
  const char *code, *name, *name_tw = NULL, *name_en;
  IpCountry *country;

  if (object == NULL
      || !kiosk_json_get_string (object, "code", &code, error)
      || !kiosk_json_get_string (object, "name", &name, error)
      || !kiosk_json_optional_string (object, "name_tw", &name_tw, error)
      || !kiosk_json_get_string (object, "name_en", &name_en, error))
    return NULL;

  country = g_new0 (IpCountry, 1);
  country->code = g_strdup (code);
  country->name = g_strdup (name);
  country->name_tw = g_strdup (name_tw);
  country->name_en = g_strdup (name_en);
  return country;
}

GPtrArray *
ip_countries_from_json (JsonObject  *root,
                        GError     **error)
{
  g_autoptr (GPtrArray) countries = g_ptr_array_new_with_free_func (country_free);
  JsonArray *list;

  if (!kiosk_json_get_array (root, "items", &list, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      IpCountry *country = read_country (kiosk_json_array_object (list, i, error), error);

      if (country == NULL)
        return NULL;
      g_ptr_array_add (countries, country);
    }

  return g_steal_pointer (&countries);
}

static gboolean
read_fact (GPtrArray   *facts,
           JsonObject  *object,
           GError     **error)
{
  const char *topic, *value, *source, *checked;
  IpCountryFact *fact;

  if (object == NULL
      || !kiosk_json_get_string (object, "topic", &topic, error)
      || !kiosk_json_get_string (object, "value", &value, error)
      || !kiosk_json_get_string (object, "source", &source, error)
      || !kiosk_json_get_string (object, "checked", &checked, error))
    return FALSE;

  fact = g_new0 (IpCountryFact, 1);
  fact->topic = g_strdup (topic);
  fact->value = g_strdup (value);
  fact->source = g_strdup (source);
  fact->checked = g_strdup (checked);
  g_ptr_array_add (facts, fact);
  return TRUE;
}

static guint
rank_of (const IpCountryFact *fact)
{
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (strcmp (topics[i].topic, fact->topic) == 0)
      return i;

  return G_N_ELEMENTS (topics);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return (int) rank_of (*(IpCountryFact * const *) a) - (int) rank_of (*(IpCountryFact * const *) b);
}

IpCountryCard *
ip_country_card_from_json (JsonObject  *root,
                           GError     **error)
{
  g_autoptr (IpCountryCard) card = g_new0 (IpCountryCard, 1);
  JsonArray *list;

  card->facts = g_ptr_array_new_with_free_func (fact_free);
  card->country = read_country (root, error);
  if (card->country == NULL || !kiosk_json_get_array (root, "facts", &list, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!read_fact (card->facts, kiosk_json_array_object (list, i, error), error))
      return NULL;

  g_ptr_array_sort (card->facts, compare);
  return g_steal_pointer (&card);
}

void
ip_country_card_free (IpCountryCard *card)
{
  g_clear_pointer (&card->country, country_free);
  g_ptr_array_unref (card->facts);
  g_free (card);
}

const char *
ip_country_get_name (const IpCountry *country,
                     const char      *locale)
{
  if (g_str_has_prefix (locale, "en"))
    return country->name_en;
  return strcmp (locale, "zh_TW") == 0 && country->name_tw != NULL ? country->name_tw : country->name;
}

const char *
ip_country_topic_name (const char *topic)
{
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (strcmp (topics[i].topic, topic) == 0)
      return _(topics[i].name);

  return NULL;
}

static const char *
word_of (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].value, value) == 0)
      return _(words[i].name);

  return value;
}

char *
ip_country_describe (const IpCountryFact *fact)
{
  g_auto (GStrv) parts = g_strsplit (fact->value, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 years;

  if (g_str_has_suffix (fact->topic, "-term") && g_ascii_string_to_unsigned (fact->value, 10, 1, 200, &years, NULL))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u year", "%u years", years), (guint) years);

  for (guint i = 0; parts[i] != NULL; i++)
    /* Translators: between the items of a list */
    g_string_append_printf (text, "%s%s", i > 0 ? _(", ") : "", word_of (parts[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
ip_country_describe_source (const IpCountryFact *fact)
{
  /* Translators: of a fact; where it is from, and the day on which it was looked up */
  return g_strdup_printf (_("%s, looked up on %s"), fact->source, fact->checked);
}
