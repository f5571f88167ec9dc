/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"
#include "kiosk-page.h"

#include "core/kiosk-core.h"
#include "kiosk-announcement-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  KioskContext *context;     /* (owned) */
  GCancellable *cancellable; /* (owned) */
  char         *title;
  char         *subtitle;

  GtkWidget    *content;
  GtkWidget    *loading;
  GtkSpinner   *spinner;
  GtkLabel     *loading_label;
  GtkWidget    *message;
  GtkImage     *message_icon;
  GtkLabel     *message_title;
  GtkLabel     *message_hint;
  GtkWidget    *home_button;
  GtkWidget    *retry_button;
} KioskPagePrivate;

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_CHILD,
  N_PROPS
};

enum
{
  SIGNAL_PUSH,
  SIGNAL_REPLACE,
  SIGNAL_POP,
  SIGNAL_GO_HOME,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void kiosk_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (KioskPage, kiosk_page, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (KioskPage)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, kiosk_page_buildable_init))

static KioskPagePrivate *
priv_of (KioskPage *self)
{
  return kiosk_page_get_instance_private (self);
}

KioskContext *
kiosk_page_get_context (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return priv_of (self)->context;
}

GCancellable *
kiosk_page_get_cancellable (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return priv_of (self)->cancellable;
}

const char *
kiosk_page_get_title (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return priv_of (self)->title;
}

void
kiosk_page_set_title (KioskPage  *self,
                      const char *title)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  g_free (priv_of (self)->title);
  priv_of (self)->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
kiosk_page_get_subtitle (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  return priv_of (self)->subtitle;
}

void
kiosk_page_set_subtitle (KioskPage  *self,
                         const char *subtitle)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  g_free (priv_of (self)->subtitle);
  priv_of (self)->subtitle = g_strdup (subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/* What is not shown is out of the accessibility tree as well, hence visibility and not a stack. */
static void
show_state (KioskPage *self,
            GtkWidget *state)
{
  KioskPagePrivate *priv = priv_of (self);

  gtk_widget_set_visible (priv->content, state == priv->content);
  gtk_widget_set_visible (priv->loading, state == priv->loading);
  gtk_widget_set_visible (priv->message, state == priv->message);
  gtk_spinner_set_spinning (priv->spinner, state == priv->loading);
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.look-at-top", NULL);
}

void
kiosk_page_show_content (KioskPage *self)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  show_state (self, priv_of (self)->content);
}

void
kiosk_page_show_loading (KioskPage  *self,
                         const char *what)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  gtk_label_set_label (priv_of (self)->loading_label, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv_of (self)->loading), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  show_state (self, priv_of (self)->loading);
}

static void
show_message (KioskPage  *self,
              const char *icon,
              const char *title,
              const char *hint,
              gboolean    may_retry)
{
  KioskPagePrivate *priv = priv_of (self);

  gtk_image_set_from_icon_name (priv->message_icon, icon);
  gtk_label_set_label (priv->message_title, title);
  gtk_label_set_label (priv->message_hint, hint);
  gtk_widget_set_visible (priv->retry_button, may_retry && KIOSK_PAGE_GET_CLASS (self)->retry != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->message), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_state (self, priv->message);
}

void
kiosk_page_show_empty (KioskPage  *self,
                       const char *title,
                       const char *hint)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  show_message (self, "kiosk-empty-symbolic", title, hint, FALSE);
}

typedef struct
{
  const char *title;
  const char *hint;       /* (nullable): the error's own message */
  gboolean    may_retry;
} Words;

#define AWAY { N_("No connection right now"), \
               N_("The terminal cannot reach the service. Please try again in a moment, or ask at the service desk."), TRUE }

static const Words words[] = {
  [KIOSK_ERROR_OFFLINE] = AWAY,
  [KIOSK_ERROR_TIMEOUT] = { N_("The answer is taking too long"),
                            N_("The service is slow right now. Please try again, or come back a little later."), TRUE },
  [KIOSK_ERROR_UNAVAILABLE] = { N_("The service is not working right now"),
                                N_("Please try again later, or ask at the service desk."), TRUE },
  [KIOSK_ERROR_BUSY] = { N_("Please wait a moment"), NULL, TRUE },
  [KIOSK_ERROR_REJECTED] = { N_("This could not be done"), NULL, FALSE },
  [KIOSK_ERROR_NOT_FOUND] = { N_("Nothing was found"), NULL, FALSE },
  [KIOSK_ERROR_INVALID_INPUT] = { N_("Please check what you entered"), NULL, FALSE },
  [KIOSK_ERROR_INTERNAL] = { N_("Something went wrong here"),
                             N_("It is not your fault. Please ask at the service desk, or use another terminal."), TRUE },
  [KIOSK_ERROR_UNTRUSTED] = AWAY,
};

static const Words *
find_words (const GError *error)
{
  if (error->domain == KIOSK_ERROR && error->code >= 0 && error->code < (int) G_N_ELEMENTS (words))
    return &words[error->code];
  return &words[KIOSK_ERROR_INTERNAL];
}

const char *
kiosk_page_describe_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return _(find_words (error)->title);
}

void
kiosk_page_show_error (KioskPage    *self,
                       const GError *error)
{
  const Words *spoken = find_words (error);

  g_return_if_fail (KIOSK_IS_PAGE (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  show_message (self, "kiosk-trouble-symbolic", _(spoken->title),
                spoken->hint != NULL ? _(spoken->hint) : error->message, spoken->may_retry);
}

static void
emit_with_page (KioskPage *self,
                guint      signal,
                KioskPage *next)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));
  g_return_if_fail (KIOSK_IS_PAGE (next));

  g_object_ref_sink (next);
  g_signal_emit (self, signals[signal], 0, next);
  g_object_unref (next);
}

void
kiosk_page_push (KioskPage *self,
                 KioskPage *next)
{
  emit_with_page (self, SIGNAL_PUSH, next);
}

void
kiosk_page_replace (KioskPage *self,
                    KioskPage *next)
{
  emit_with_page (self, SIGNAL_REPLACE, next);
}

void
kiosk_page_pop (KioskPage *self)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_POP], 0);
}

void
kiosk_page_start (KioskPage *self)
{
  g_return_if_fail (KIOSK_IS_PAGE (self));

  if (KIOSK_PAGE_GET_CLASS (self)->start != NULL)
    KIOSK_PAGE_GET_CLASS (self)->start (self);
}

gboolean
kiosk_page_go_back (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), FALSE);

  return KIOSK_PAGE_GET_CLASS (self)->go_back != NULL && KIOSK_PAGE_GET_CLASS (self)->go_back (self);
}

KioskPage *
kiosk_page_recreate (KioskPage *self)
{
  g_return_val_if_fail (KIOSK_IS_PAGE (self), NULL);

  if (KIOSK_PAGE_GET_CLASS (self)->recreate == NULL)
    return NULL;
  return KIOSK_PAGE_GET_CLASS (self)->recreate (self);
}

static void
on_home_clicked (KioskPage *self)
{
  g_signal_emit (self, signals[SIGNAL_GO_HOME], 0);
}

static void
on_retry_clicked (KioskPage *self)
{
  KIOSK_PAGE_GET_CLASS (self)->retry (self);
}

static void
set_child (KioskPage *self,
           GtkWidget *child)
{
  KioskPagePrivate *priv = priv_of (self);
  GtkWidget *old = gtk_widget_get_first_child (priv->content);

  if (old != NULL)
    gtk_box_remove (GTK_BOX (priv->content), old);
  if (child == NULL)
    return;

  gtk_widget_set_vexpand (child, TRUE);
  gtk_box_append (GTK_BOX (priv->content), child);
}

/* The page's own template is built through here too; its parts exist once it is done, and what comes then is content. */
static void
kiosk_page_add_child (GtkBuildable *buildable,
                      GtkBuilder   *builder,
                      GObject      *child,
                      const char   *type)
{
  KioskPage *self = KIOSK_PAGE (buildable);

  if (priv_of (self)->content != NULL && GTK_IS_WIDGET (child))
    set_child (self, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
kiosk_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = kiosk_page_add_child;
}

static void
kiosk_page_get_property (GObject    *object,
                         guint       property,
                         GValue     *value,
                         GParamSpec *pspec)
{
  KioskPagePrivate *priv = priv_of (KIOSK_PAGE (object));

  switch (property)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, priv->context);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_CHILD:
      g_value_set_object (value, gtk_widget_get_first_child (priv->content));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_page_set_property (GObject      *object,
                         guint         property,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  KioskPage *self = KIOSK_PAGE (object);

  switch (property)
    {
    case PROP_CONTEXT:
      priv_of (self)->context = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      kiosk_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      kiosk_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
kiosk_page_dispose (GObject *object)
{
  KioskPagePrivate *priv = priv_of (KIOSK_PAGE (object));
  GtkWidget *child;

  g_cancellable_cancel (priv->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kiosk_page_parent_class)->dispose (object);
}

static void
kiosk_page_finalize (GObject *object)
{
  KioskPagePrivate *priv = priv_of (KIOSK_PAGE (object));

  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->context);
  g_free (priv->title);
  g_free (priv->subtitle);
  G_OBJECT_CLASS (kiosk_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parkkiosk/Kiosk/lib/kiosk-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, KioskPage, content);
  gtk_widget_class_bind_template_child_private (widget_class, KioskPage, loading);
  gtk_widget_class_bind_template_child_private (widget_class, KioskPage, spinner);
  gtk_widget_class_bind_template_child_private (widget_class, KioskPage, loading_label);
  gtk_widget_class_bind_template_child_private (widget_class, KioskPage, message);
  gtk_widget_class_bind_template_child_private (widget_class, KioskPage, message_icon);
  gtk_widget_class_bind_template_child_private (widget_class, KioskPage, message_title);
  gtk_widget_class_bind_template_child_private (widget_class, KioskPage, message_hint);
  gtk_widget_class_bind_template_child_private (widget_class, KioskPage, home_button);
  gtk_widget_class_bind_template_child_private (widget_class, KioskPage, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, on_home_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
}

static void
kiosk_page_class_init (KioskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kiosk_page_get_property;
  object_class->set_property = kiosk_page_set_property;
  object_class->dispose = kiosk_page_dispose;
  object_class->finalize = kiosk_page_finalize;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, KIOSK_TYPE_CONTEXT,
                                                  both | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, both | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, both | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, both);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_PUSH] = g_signal_new ("push", KIOSK_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KIOSK_TYPE_PAGE);
  signals[SIGNAL_REPLACE] = g_signal_new ("replace", KIOSK_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, KIOSK_TYPE_PAGE);
  signals[SIGNAL_POP] = g_signal_new ("pop", KIOSK_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GO_HOME] = g_signal_new ("go-home", KIOSK_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
kiosk_page_init (KioskPage *self)
{
  priv_of (self)->cancellable = g_cancellable_new ();
  g_type_ensure (KIOSK_TYPE_ANNOUNCEMENT);
  gtk_widget_init_template (GTK_WIDGET (self));
}
