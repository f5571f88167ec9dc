/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kiosk-status-hero.h"

#include <glib/gi18n-lib.h>

#include "kiosk-icons-private.h"

struct _KioskStatusHero
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkLabel *headline;
  GtkLabel *detail;
  GtkLabel *advice;
};

typedef struct
{
  const char *css_class;
  const char *icon_name;
  const char *words;
} Look;

static const Look looks[] = {
  [KIOSK_STATUS_PROGRESS] = { "progress", "kiosk-status-progress-symbolic", N_("Under way") },
  [KIOSK_STATUS_DONE] = { "done", "kiosk-status-done-symbolic", N_("Completed") },
  [KIOSK_STATUS_ATTENTION] = { "attention", "kiosk-status-attention-symbolic", N_("Action needed") },
  [KIOSK_STATUS_ERROR] = { "error", "kiosk-status-error-symbolic", N_("Not accepted") },
};

G_DEFINE_FINAL_TYPE (KioskStatusHero, kiosk_status_hero, GTK_TYPE_WIDGET)

static void
kiosk_status_hero_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_status_hero_parent_class)->dispose (object);
}

static void
kiosk_status_hero_class_init (KioskStatusHeroClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kiosk_status_hero_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/kiosk-status-hero.ui");
  gtk_widget_class_bind_template_child (widget_class, KioskStatusHero, icon);
  gtk_widget_class_bind_template_child (widget_class, KioskStatusHero, headline);
  gtk_widget_class_bind_template_child (widget_class, KioskStatusHero, detail);
  gtk_widget_class_bind_template_child (widget_class, KioskStatusHero, advice);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_css_name (widget_class, "statushero");

  kiosk_icons_add ();
}

static void
kiosk_status_hero_init (KioskStatusHero *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
set_look (KioskStatusHero *self,
          KioskStatusKind  kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].css_class);

  gtk_widget_add_css_class (GTK_WIDGET (self), looks[kind].css_class);
  gtk_image_set_from_icon_name (self->icon, looks[kind].icon_name);
}

void
kiosk_status_hero_set (KioskStatusHero *self,
                       KioskStatusKind  kind,
                       const char      *headline,
                       const char      *detail,
                       const char      *advice)
{
  g_autofree char *name = NULL;

  g_return_if_fail (KIOSK_IS_STATUS_HERO (self));
  g_return_if_fail (kind < G_N_ELEMENTS (looks));

  set_look (self, kind);
  set_text (self->headline, headline);
  set_text (self->detail, detail);
  set_text (self->advice, advice);

  /* Translators: a label and its value, as read aloud */
  name = g_strdup_printf (_("%s: %s"), _(looks[kind].words), headline);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, advice != NULL ? advice : "",
                                  -1);
}
