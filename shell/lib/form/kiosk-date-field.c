/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-date-field.h"

#include <glib/gi18n-lib.h>

#define MOST_DAYS 36500
#define YEAR      366

struct _KioskDateField
{
  KioskField  parent_instance;

  GDate       chosen;    /* invalid until there is one */
  GDate       sheet;     /* the first of the month that is shown */
  int         first_day;
  int         last_day;
  gboolean    weekdays;

  GtkWidget  *year_earlier;
  GtkWidget  *earlier;
  GtkLabel   *month;
  GtkWidget  *later;
  GtkWidget  *year_later;
  GtkGrid    *days;
};

enum
{
  PROP_0,
  PROP_FIRST_DAY,
  PROP_LAST_DAY,
  PROP_WEEKDAYS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KioskDateField, kiosk_date_field, KIOSK_TYPE_FIELD)

static const char * const weekday_names[] = {
  NC_("weekday on a calendar", "Mo"), NC_("weekday on a calendar", "Tu"), NC_("weekday on a calendar", "We"),
  NC_("weekday on a calendar", "Th"), NC_("weekday on a calendar", "Fr"), NC_("weekday on a calendar", "Sa"),
  NC_("weekday on a calendar", "Su"),
};

static GDate
day_from_today (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (then), (GDateMonth) g_date_time_get_month (then),
                  (GDateYear) g_date_time_get_year (then));
  return date;
}

static gboolean
is_offered (KioskDateField *self,
            const GDate    *date)
{
  GDate first = day_from_today (self->first_day);
  GDate last = day_from_today (self->last_day);

  return g_date_compare (date, &first) >= 0 && g_date_compare (date, &last) <= 0
         && (!self->weekdays || g_date_get_weekday (date) <= G_DATE_FRIDAY);
}

static char *
format (const GDate *date,
        const char  *pattern)
{
  char text[100];

  g_date_strftime (text, sizeof text, pattern, date);
  return g_strdup (text);
}

static void show_sheet (KioskDateField *self);

static void
on_day (KioskDateField *self,
        GtkWidget      *button)
{
  self->chosen = self->sheet;
  g_date_set_day (&self->chosen, (GDateDay) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day")));
  show_sheet (self);
  kiosk_field_changed (KIOSK_FIELD (self));
}

static void
add_weekdays (KioskDateField *self)
{
  for (int i = 0; i < 7; i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "weekday on a calendar", weekday_names[i]));

      gtk_widget_add_css_class (label, "weekday");
      gtk_grid_attach (self->days, label, i, 0, 1, 1);
    }
}

static void
add_day (KioskDateField *self,
         const GDate    *date,
         int             cell)
{
  g_autofree char *number = g_strdup_printf ("%d", g_date_get_day (date));
  /* Translators: a day, as strftime() writes it */
  g_autofree char *name = format (date, _("%A, %-d %B %Y"));
  GtkWidget *day = gtk_button_new_with_label (number);

  gtk_widget_set_focus_on_click (day, FALSE);
  gtk_widget_set_sensitive (day, is_offered (self, date));
  gtk_widget_add_css_class (day, "day");
  if (g_date_valid (&self->chosen) && g_date_compare (date, &self->chosen) == 0)
    {
      gtk_widget_add_css_class (day, "chosen");
      gtk_accessible_update_state (GTK_ACCESSIBLE (day), GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE, -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (day), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (day), "day", GINT_TO_POINTER (g_date_get_day (date)));
  g_signal_connect_object (day, "clicked", G_CALLBACK (on_day), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->days, day, cell % 7, 1 + cell / 7, 1, 1);
}

static void
show_sheet (KioskDateField *self)
{
  int days = g_date_get_days_in_month (g_date_get_month (&self->sheet), g_date_get_year (&self->sheet));
  int cell = g_date_get_weekday (&self->sheet) - G_DATE_MONDAY;
  GDate first = day_from_today (self->first_day);
  GDate last = day_from_today (self->last_day);
  GDate end = self->sheet;
  /* Translators: a month, as strftime() writes it */
  g_autofree char *month = format (&self->sheet, _("%B %Y"));
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_grid_remove (self->days, old);
  add_weekdays (self);

  for (int i = 0; i < days; i++)
    {
      g_date_set_day (&end, (GDateDay) (i + 1));
      add_day (self, &end, cell + i);
    }

  gtk_label_set_text (self->month, month);
  gtk_widget_set_sensitive (self->earlier, g_date_compare (&self->sheet, &first) > 0);
  gtk_widget_set_sensitive (self->later, g_date_compare (&end, &last) < 0);
  gtk_widget_set_sensitive (self->year_earlier, g_date_compare (&self->sheet, &first) > 0);
  gtk_widget_set_sensitive (self->year_later, g_date_compare (&end, &last) < 0);
}

/* A year too far is the last month there is. */
static void
turn (KioskDateField *self,
      int             months)
{
  GDate first = day_from_today (self->first_day);
  GDate last = day_from_today (self->last_day);

  g_date_set_day (&first, 1);
  g_date_set_day (&last, 1);
  if (months < 0)
    g_date_subtract_months (&self->sheet, (guint) -months);
  else
    g_date_add_months (&self->sheet, (guint) months);
  g_date_clamp (&self->sheet, &first, &last);
  show_sheet (self);
}

static void
on_year_earlier (KioskDateField *self)
{
  turn (self, -12);
}

static void
on_earlier (KioskDateField *self)
{
  turn (self, -1);
}

static void
on_later (KioskDateField *self)
{
  turn (self, 1);
}

static void
on_year_later (KioskDateField *self)
{
  turn (self, 12);
}

/* The day of those that can be chosen that is next to today. */
static GDate
nearest_day (KioskDateField *self)
{
  return day_from_today (self->first_day > 0 ? self->first_day : MIN (self->last_day, 0));
}

/* The sheet with the day that is chosen, or where looking for one begins. */
static void
turn_to_chosen (KioskDateField *self)
{
  gboolean years = self->last_day - self->first_day > YEAR;

  gtk_widget_set_visible (self->year_earlier, years);
  gtk_widget_set_visible (self->year_later, years);
  self->sheet = g_date_valid (&self->chosen) ? self->chosen : nearest_day (self);
  g_date_set_day (&self->sheet, 1);
  show_sheet (self);
}

static JsonNode *
kiosk_date_field_get_value (KioskField *field)
{
  KioskDateField *self = KIOSK_DATE_FIELD (field);
  g_autofree char *text = NULL;

  if (!g_date_valid (&self->chosen))
    return NULL;

  text = format (&self->chosen, "%Y-%m-%d");
  return json_node_init_string (json_node_alloc (), text);
}

static gboolean
read_date (GDate      *date,
           const char *text)
{
  int year, month, day;

  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static void
kiosk_date_field_set_value (KioskField *field,
                            JsonNode   *value)
{
  KioskDateField *self = KIOSK_DATE_FIELD (field);

  g_date_clear (&self->chosen, 1);
  if (value != NULL && json_node_get_value_type (value) == G_TYPE_STRING)
    read_date (&self->chosen, json_node_get_string (value));
  turn_to_chosen (self);
  kiosk_field_changed (field);
}

static char *
kiosk_date_field_check (KioskField *field)
{
  return is_offered (KIOSK_DATE_FIELD (field), &KIOSK_DATE_FIELD (field)->chosen) ? NULL
                                                                                : g_strdup (_("Please choose another day."));
}

static char *
kiosk_date_field_missing (KioskField *field)
{
  return g_strdup (_("Please choose a day."));
}

static char *
kiosk_date_field_describe (KioskField *field,
                           JsonNode   *value)
{
  GDate date;

  g_date_clear (&date, 1);
  return read_date (&date, json_node_get_string (value)) ? format (&date, _("%A, %-d %B %Y")) : json_node_dup_string (value);
}

static void
kiosk_date_field_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KioskDateField *self = KIOSK_DATE_FIELD (object);

  switch (property)
    {
    case PROP_FIRST_DAY:
      self->first_day = g_value_get_int (value);
      break;
    case PROP_LAST_DAY:
      self->last_day = g_value_get_int (value);
      break;
    case PROP_WEEKDAYS:
      self->weekdays = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
  turn_to_chosen (self);
}

static void
kiosk_date_field_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KioskDateField *self = KIOSK_DATE_FIELD (object);

  switch (property)
    {
    case PROP_FIRST_DAY:
      g_value_set_int (value, self->first_day);
      break;
    case PROP_LAST_DAY:
      g_value_set_int (value, self->last_day);
      break;
    case PROP_WEEKDAYS:
      g_value_set_boolean (value, self->weekdays);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_date_field_class_init (KioskDateFieldClass *klass)
{
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KioskFieldClass *field_class = KIOSK_FIELD_CLASS (klass);

  object_class->set_property = kiosk_date_field_set_property;
  object_class->get_property = kiosk_date_field_get_property;
  field_class->get_value = kiosk_date_field_get_value;
  field_class->set_value = kiosk_date_field_set_value;
  field_class->check = kiosk_date_field_check;
  field_class->missing = kiosk_date_field_missing;
  field_class->describe = kiosk_date_field_describe;

  props[PROP_FIRST_DAY] = g_param_spec_int ("first-day", NULL, NULL, -MOST_DAYS, MOST_DAYS, 0, both);
  props[PROP_LAST_DAY] = g_param_spec_int ("last-day", NULL, NULL, -MOST_DAYS, MOST_DAYS, 365, both);
  props[PROP_WEEKDAYS] = g_param_spec_boolean ("weekdays", NULL, NULL, FALSE, both);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/form/kiosk-date-field.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskDateField, year_earlier);
  gtk_widget_class_bind_template_child (widget_class, KioskDateField, earlier);
  gtk_widget_class_bind_template_child (widget_class, KioskDateField, month);
  gtk_widget_class_bind_template_child (widget_class, KioskDateField, later);
  gtk_widget_class_bind_template_child (widget_class, KioskDateField, year_later);
  gtk_widget_class_bind_template_child (widget_class, KioskDateField, days);
  gtk_widget_class_bind_template_callback (widget_class, on_year_earlier);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier);
  gtk_widget_class_bind_template_callback (widget_class, on_later);
  gtk_widget_class_bind_template_callback (widget_class, on_year_later);
}

static void
kiosk_date_field_init (KioskDateField *self)
{
  self->last_day = 365;
  g_date_clear (&self->chosen, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  turn_to_chosen (self);
}
