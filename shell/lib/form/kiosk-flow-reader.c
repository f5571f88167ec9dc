/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-flow-reader-private.h"

#include <gtk/gtk.h>
#include <string.h>

#include "core/kiosk-core.h"
#include "kiosk-condition-private.h"
#include "kiosk-flow-grammar-private.h"

#define MOST_OBJECTS 2000

/* An object of the file that is not closed yet. */
typedef struct
{
  const KioskFlowClause *clause;
  GHashTable            *set;      /* names of properties */
} Part;

typedef struct
{
  const char  *service;
  GPtrArray   *elements;  /* names of those that are open */
  GPtrArray   *parts;     /* of Part, those that are open */
  GHashTable  *keys;      /* of the answers asked for so far */
  char        *property;  /* (nullable): whose value is being read */
  GString     *value;
  guint        objects;
} Reader;

static void
part_free (Part *part)
{
  g_hash_table_unref (part->set);
  g_free (part);
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *message = NULL;
  va_list values;

  va_start (values, format);
  message = g_strdup_vprintf (format, values);
  va_end (values);
  g_set_error_literal (error, KIOSK_ERROR, KIOSK_ERROR_INVALID_INPUT, message);
  return FALSE;
}

static const char *
find_attribute (const char **names,
                const char **values,
                const char  *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}

static gboolean
check_attributes (const char   *element,
                  const char  **names,
                  const char   *allowed,
                  GError      **error)
{
  g_auto (GStrv) known = g_strsplit (allowed, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) known, names[i]))
      return refuse (error, "<%s> cannot have “%s” here", element, names[i]);

  return TRUE;
}

/* The object that is open, where one is. */
static Part *
top_part (Reader *reader)
{
  g_assert (reader->parts->len > 0);
  return reader->parts->pdata[reader->parts->len - 1];
}

static const char *
top_element (Reader *reader)
{
  return reader->elements->len > 0 ? reader->elements->pdata[reader->elements->len - 1] : "";
}

static gboolean
open_interface (Reader       *reader,
                const char  **names,
                const char  **values,
                GError      **error)
{
  const char *domain = find_attribute (names, values, "domain");

  if (!check_attributes ("interface", names, "domain", error))
    return FALSE;
  if (domain != NULL && !g_str_equal (domain, GETTEXT_PACKAGE) && !g_str_equal (domain, reader->service))
    return refuse (error, "The words of a flow are translated from “%s”, not from “%s”", reader->service, domain);
  return TRUE;
}

static gboolean
open_object (Reader       *reader,
             const char  **names,
             const char  **values,
             GError      **error)
{
  const char *class_name = find_attribute (names, values, "class");
  const char *id = find_attribute (names, values, "id");
  const KioskFlowClause *clause = class_name != NULL ? kiosk_flow_grammar_find (class_name) : NULL;
  const KioskFlowClause *outer = reader->parts->len > 0 ? top_part (reader)->clause : NULL;
  Part *part;

  if (!check_attributes ("object", names, "class id", error))
    return FALSE;
  if (clause == NULL)
    return refuse (error, "%s is not allowed in a flow", class_name != NULL ? class_name : "An object without a class");
  if (outer == NULL && (clause->part != KIOSK_PART_FLOW || reader->objects > 0))
    return refuse (error, "A flow file is one KioskFlow");
  if (outer == NULL && g_strcmp0 (id, "flow") != 0)
    return refuse (error, "The KioskFlow needs id=\"flow\"");
  if (outer != NULL && (outer->takes & clause->part) == 0)
    return refuse (error, "%s cannot be inside %s", clause->name, outer->name);
  if (++reader->objects > MOST_OBJECTS)
    return refuse (error, "There are more than %d objects", MOST_OBJECTS);

  part = g_new0 (Part, 1);
  part->clause = clause;
  part->set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (reader->parts, part);
  return TRUE;
}

static gboolean
open_property (Reader       *reader,
               const char  **names,
               const char  **values,
               GError      **error)
{
  const char *name = find_attribute (names, values, "name");
  const KioskFlowClause *clause = top_part (reader)->clause;

  if (!check_attributes ("property", names, "name translatable context comments", error))
    return FALSE;
  if (name == NULL || !g_strv_contains (clause->properties, name))
    return refuse (error, "%s cannot have the property “%s” in a flow", clause->name, name != NULL ? name : "");
  if (!g_hash_table_add (top_part (reader)->set, g_strdup (name)))
    return refuse (error, "%s has the property “%s” twice", clause->name, name);

  reader->property = g_strdup (name);
  g_string_truncate (reader->value, 0);
  return TRUE;
}

/* GtkBuilder would refuse it too, though only once the flow is opened. */
static gboolean
open_requires (const char **names,
               const char **values,
               GError     **error)
{
  const char *version = find_attribute (names, values, "version");

  if (!check_attributes ("requires", names, "lib version", error))
    return FALSE;
  if (g_strcmp0 (find_attribute (names, values, "lib"), "gtk") != 0)
    return refuse (error, "A flow requires nothing but lib=\"gtk\"");
  if (version == NULL || !g_str_has_prefix (version, "4.")
      || !g_ascii_string_to_unsigned (version + strlen ("4."), 10, 0, gtk_get_minor_version (), NULL, NULL))
    return refuse (error, "GTK “%s” is not there, only 4.%u", version != NULL ? version : "", gtk_get_minor_version ());

  return TRUE;
}

static gboolean
open_element (Reader       *reader,
              const char   *element,
              const char  **names,
              const char  **values,
              GError      **error)
{
  const char *outer = top_element (reader);

  if (g_str_equal (element, "interface") && *outer == '\0')
    return open_interface (reader, names, values, error);
  if (g_str_equal (element, "requires") && g_str_equal (outer, "interface"))
    return open_requires (names, values, error);
  if (g_str_equal (element, "object") && (g_str_equal (outer, "interface") || g_str_equal (outer, "child")))
    return open_object (reader, names, values, error);
  if (g_str_equal (element, "property") && g_str_equal (outer, "object"))
    return open_property (reader, names, values, error);
  if (g_str_equal (element, "child") && g_str_equal (outer, "object"))
    return check_attributes (element, names, "", error);

  return refuse (error, *outer != '\0' ? "<%s> is not allowed in <%s>" : "<%s>%s is no flow", element, outer);
}

/* An answer can only depend on one that was asked for before it. */
static gboolean
check_condition (Reader      *reader,
                 GError     **error)
{
  g_autoptr (KioskCondition) condition = kiosk_condition_new (reader->value->str, error);

  if (condition == NULL)
    return FALSE;

  return g_hash_table_contains (reader->keys, kiosk_condition_get_key (condition))
         || refuse (error, "show-when: nothing before this asks for “%s”", kiosk_condition_get_key (condition));
}

static gboolean
close_property (Reader  *reader,
                GError **error)
{
  g_autofree char *name = g_steal_pointer (&reader->property);
  const char *value = reader->value->str;

  if (g_str_equal (name, "show-when") && !check_condition (reader, error))
    return FALSE;
  if (!kiosk_flow_grammar_check (name, value, error))
    return FALSE;
  if (g_str_equal (name, "key") && !g_hash_table_add (reader->keys, g_strdup (value)))
    return refuse (error, "“%s” is asked for twice", value);

  return TRUE;
}

static gboolean
close_object (Reader  *reader,
              GError **error)
{
  Part *part = top_part (reader);

  for (guint i = 0; part->clause->required[i] != NULL; i++)
    if (!g_hash_table_contains (part->set, part->clause->required[i]))
      return refuse (error, "%s needs the property “%s”", part->clause->name, part->clause->required[i]);
  if (part->clause->part == KIOSK_PART_FLOW && reader->objects == 1)
    return refuse (error, "There is no step in the flow");

  g_ptr_array_set_size (reader->parts, reader->parts->len - 1);
  return TRUE;
}

static void
on_start (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Reader *reader = user_data;

  if (open_element (reader, element, names, values, error))
    g_ptr_array_add (reader->elements, g_strdup (element));
}

static void
on_end (GMarkupParseContext  *context,
        const char           *element,
        gpointer              user_data,
        GError              **error)
{
  Reader *reader = user_data;

  g_ptr_array_set_size (reader->elements, reader->elements->len - 1);
  if (g_str_equal (element, "property"))
    close_property (reader, error);
  else if (g_str_equal (element, "object"))
    close_object (reader, error);
}

static void
on_text (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Reader *reader = user_data;
  g_autofree char *words = g_strndup (text, length);

  if (reader->property != NULL)
    g_string_append_len (reader->value, text, (gssize) length);
  else if (*g_strstrip (words) != '\0')
    refuse (error, "There are words outside of a property");
}

/* GMarkup knows no entities but the five of XML, and reads no other files: there is nothing to refuse. */
static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };

static gboolean
parse (Reader      *reader,
       const char  *file,
       const char  *text,
       gsize        length,
       GError     **error)
{
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, reader, NULL);
  g_autoptr (GError) fault = NULL;
  g_autofree char *reason = NULL;
  int line = 0, character = 0;

  if (g_markup_parse_context_parse (context, text, (gssize) length, &fault)
      && g_markup_parse_context_end_parse (context, &fault))
    return reader->objects > 0 || refuse (error, "%s: There is no flow in it", file);

  /* a line begins with the break before it, for GMarkup */
  g_markup_parse_context_get_position (context, &line, &character);
  if (character == 1 && line > 1)
    line--;
  /* it may quote what is no UTF-8 */
  reason = g_utf8_make_valid (fault->message, -1);
  return refuse (error, "%s:%d: %s", file, line, reason);
}

gboolean
kiosk_flow_reader_check (const char  *file,
                         const char  *service,
                         const char  *text,
                         gsize        length,
                         GError     **error)
{
  Reader reader = { .service = service };
  gboolean right;

  if (length > KIOSK_FLOW_READER_MOST_BYTES)
    return refuse (error, "%s: It is larger than %d bytes", file, KIOSK_FLOW_READER_MOST_BYTES);

  reader.elements = g_ptr_array_new_with_free_func (g_free);
  reader.parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  reader.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.value = g_string_new (NULL);
  right = parse (&reader, file, text, length, error);

  g_ptr_array_unref (reader.elements);
  g_ptr_array_unref (reader.parts);
  g_hash_table_unref (reader.keys);
  g_string_free (reader.value, TRUE);
  g_free (reader.property);
  return right;
}
