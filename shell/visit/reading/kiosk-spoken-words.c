/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What is told to assistive technology is asked back from GTK by its functions for tests: GTK 4.8 has no others. */

#include "config.h"

#include "kiosk-spoken-words.h"

#include "form/kiosk-field.h"
#include "kiosk-entry.h"

#include <glib/gi18n-lib.h>

static void
add_labels (GString   *words,
            GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget) || gtk_widget_has_css_class (widget, "unread"))
    return;

  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_labels (words, child);
}

/* (nullable): a property that somebody has set */
static char *
dup_told (GtkWidget             *widget,
          GtkAccessibleProperty  property)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, property) ? gtk_test_accessible_check_property (accessible, property, "") : NULL;
}

static char *
dup_name (GtkWidget *widget)
{
  char *name = dup_told (widget, GTK_ACCESSIBLE_PROPERTY_LABEL);
  GString *words;

  if (name != NULL)
    return name;

  words = g_string_new (NULL);
  add_labels (words, widget);
  return g_string_free (words, FALSE);
}

static const char *
role_of (GtkWidget *widget)
{
  switch ((int) gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
      /* Translators: said by a voice of what has the focus, after its name */
      return _("Button");
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
      /* Translators: said by a voice of what can be chosen, after its name */
      return _("Option");
    case GTK_ACCESSIBLE_ROLE_TEXT_BOX:
    case GTK_ACCESSIBLE_ROLE_SEARCH_BOX:
      /* Translators: said by a voice of what can be written into, after its name */
      return _("Text field");
    default:
      return NULL;
    }
}

/* 1 or 0; -1 where nobody has told it */
static int
look_up_state (GtkWidget          *widget,
               GtkAccessibleState  state)
{
  g_autofree char *other = NULL;

  if (!gtk_test_accessible_has_state (GTK_ACCESSIBLE (widget), state))
    return -1;

  other = gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), state, TRUE);
  return other == NULL;
}

static const char *
state_of (GtkWidget *widget)
{
  static const GtkAccessibleState chosen[] = { GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_STATE_SELECTED, GTK_ACCESSIBLE_STATE_PRESSED };
  int state = -1;

  if (GTK_IS_TOGGLE_BUTTON (widget))
    return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)) ? _("On") : _("Off");

  for (guint i = 0; i < G_N_ELEMENTS (chosen) && state < 0; i++)
    state = look_up_state (widget, chosen[i]);
  if (state >= 0)
    return state ? _("Chosen") : _("Not chosen");

  state = look_up_state (widget, GTK_ACCESSIBLE_STATE_EXPANDED);
  if (state >= 0)
    return state ? _("Unfolded") : _("Folded");
  return NULL;
}

static char *
describe_typed (GtkWidget *text)
{
  guint length = gtk_entry_buffer_get_length (gtk_text_get_buffer (GTK_TEXT (text)));

  if (length == 0)
    return g_strdup (_("Empty"));
  return g_strdup_printf (ngettext ("%u character", "%u characters", length), length);
}

/* (nullable): what is wrong with the answer that the widget is a part of */
static char *
dup_error (GtkWidget *widget)
{
  GtkWidget *field = gtk_widget_get_ancestor (widget, KIOSK_TYPE_FIELD);
  GtkWidget *entry = gtk_widget_get_ancestor (widget, KIOSK_TYPE_ENTRY);
  char *error = NULL;

  if (entry != NULL)
    g_object_get (entry, "error", &error, NULL);
  if (error == NULL && field != NULL)
    error = g_strdup (kiosk_field_get_error (KIOSK_FIELD (field)));
  return error;
}

static void
take (GStrvBuilder *words,
      char         *said)
{
  if (said != NULL && *said != '\0')
    g_strv_builder_add (words, said);
  g_free (said);
}

GStrv
kiosk_spoken_words_of (GtkWidget *widget)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  GtkWidget *named = GTK_IS_TEXT (widget) ? gtk_widget_get_parent (widget) : widget;
  GtkWidget *field = GTK_IS_TEXT (widget) ? gtk_widget_get_ancestor (widget, KIOSK_TYPE_FIELD) : NULL;
  const char *question = field != NULL ? kiosk_field_get_label (KIOSK_FIELD (field)) : NULL;
  g_autofree char *name = dup_name (named);

  if (g_strcmp0 (question, name) != 0)
    take (words, g_strdup (question));
  take (words, g_steal_pointer (&name));
  take (words, g_strdup (role_of (named)));
  take (words, GTK_IS_TEXT (widget) ? describe_typed (widget) : g_strdup (state_of (widget)));
  take (words, dup_told (named, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  take (words, dup_error (widget));
  return g_strv_builder_end (words);
}

gboolean
kiosk_spoken_words_have_state (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) || state_of (widget) != NULL;
}
